namespace LawFirmSite.Domain.Articles;

/// <summary>A text that waits for an editor: which revision was meant, and who sent it when. Later saves do not change it.</summary>
public sealed record Submission(int Revision, string By, DateTimeOffset At);
