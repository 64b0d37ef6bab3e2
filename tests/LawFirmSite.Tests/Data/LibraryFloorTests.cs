using LawFirmSite.Data;

namespace LawFirmSite.Tests.Data;

public class LibraryFloorTests
{
    [Fact]
    public void The_program_starts_with_the_libraries_it_came_with() => LibraryFloors.Require();

    [Theory]
    [InlineData("10.0.6+5a1b", "3.53.3", "ASP.NET Core 10.0.6,")]
    [InlineData("10.0.0-rc.2.25502.107+5a1b", "3.53.3", "ASP.NET Core 10.0.0-rc")]
    [InlineData("10.0.7", "3.51.2", "SQLite 3.51.2 ")]
    [InlineData("10.0.12+5a1b", "3.40.1", "SQLite 3.40.1 ")]
    [InlineData("10.0.12+5a1b", "", "SQLite")]
    public void An_older_library_is_refused_in_one_sentence(string dataProtection, string sqlite, string reason)
    {
        var refusal = Assert.Throws<SettingException>(() => LibraryFloors.Require(dataProtection, sqlite)).Message;

        Assert.Contains(reason, refusal);
        Assert.DoesNotContain('\n', refusal);
    }

    [Theory]
    [InlineData("10.0.7", "3.51.3")]
    [InlineData("10.1.0+5a1b", "3.60.0")]
    [InlineData("11.0.0-preview.1", "4.0.0")]
    public void A_newer_one_is_welcome(string dataProtection, string sqlite) => LibraryFloors.Require(dataProtection, sqlite);
}
