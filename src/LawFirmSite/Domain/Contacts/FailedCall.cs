namespace LawFirmSite.Domain.Contacts;

/// <summary>That a number was called in vain, the last time and how often since it was set or verified.</summary>
public sealed record FailedCall(DateOnly On, string By, string Note, int Times)
{
    public const int NoteLength = 100;
}
