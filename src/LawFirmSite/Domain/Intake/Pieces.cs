namespace LawFirmSite.Domain.Intake;

/// <summary>
/// Counts the pieces of a page (lines, items, cells, images) while it is read. More than ten thousand of them that hold on
/// average less than five Han characters and a line end are no article but a page taken to bits, and it is refused. Every
/// piece costs some two hundred bytes whatever it holds; so this is what keeps the memory for any page below twenty times its size.
/// </summary>
internal sealed class Pieces(string page)
{
    private const int AlwaysRead = 10_000;

    /// <summary>Of UTF-8, with the tags around the piece.</summary>
    private const int LeastBytes = 16;

    private readonly int _most = Math.Max(AlwaysRead, System.Text.Encoding.UTF8.GetByteCount(page) / LeastBytes);
    private int _count;

    public bool AreTooMany => _count > _most;

    public void Add(int count = 1) => _count += count;
}
