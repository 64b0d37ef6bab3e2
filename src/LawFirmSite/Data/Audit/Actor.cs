namespace LawFirmSite.Data.Audit;

/// <summary>
/// Who acts in this scope, for the record: set once, by the signed-in request or by the command line. What nobody set is
/// done by the site itself.
/// </summary>
public sealed class Actor(TimeProvider time)
{
    public const string Site = "网站";
    public const string CommandLine = "命令行";
    public const string Importer = "导入";
    public const string Nobody = "未登录的人";

    public int? Id { get; private set; }

    public string Name { get; private set; } = Site;

    public DateTimeOffset Now => time.GetUtcNow();

    public void Is(string name, int? id = null) => (Name, Id) = (name, id);
}
