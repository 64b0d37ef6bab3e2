using System.Security.Cryptography;
using System.Text;

namespace LawFirmSite.Domain.Articles.Checks;

/// <summary>
/// Something in a text that an editor should look at before it is public, but may publish all the same. The same thing in the
/// same words has the same <see cref="Key"/>, so that an answer says exactly what was seen.
/// </summary>
/// <param name="Rule">Which row of <see cref="PublishingChecks"/> found it.</param>
/// <param name="Sentence">What is the matter and what to do.</param>
/// <param name="Place">In which field.</param>
/// <param name="Excerpt">The words around it, as they stand there.</param>
/// <param name="Found">The words themselves; a second place with the same words is no second warning.</param>
public sealed record Warning(string Rule, string Sentence, string Place, string Excerpt, string Found)
{
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Rule}\n{Found}")).AsSpan(0, 6));
}
