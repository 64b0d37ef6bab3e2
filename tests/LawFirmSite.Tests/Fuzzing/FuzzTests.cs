namespace LawFirmSite.Tests.Fuzzing;

/// <summary>What fuzzing begins with, and everything that it ever found: <c>Found/TARGET</c>, one file each.</summary>
public class FuzzTests
{
    private static readonly string Found = Path.Combine(TestSite.Repository, "tests", "LawFirmSite.Tests", "Fuzzing", "Found");

    public static TheoryData<string> Targets => [.. FuzzTarget.All.Keys];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_law_holds_for_the_seeds_and_for_what_was_found(string name)
    {
        var target = FuzzTarget.All[name];
        var folder = Path.Combine(Found, name);
        byte[][] inputs = [.. target.Seeds(), .. Directory.Exists(folder) ? Directory.GetFiles(folder).Select(File.ReadAllBytes) : []];

        Assert.NotEmpty(inputs);
        Assert.All(inputs, input => target.Law(input));
    }

    [Fact]
    public void Whatever_was_found_belongs_to_a_target() =>
        Assert.All(Directory.Exists(Found) ? Directory.GetDirectories(Found) : [], folder => Assert.Contains(Path.GetFileName(folder), FuzzTarget.All.Keys));
}
