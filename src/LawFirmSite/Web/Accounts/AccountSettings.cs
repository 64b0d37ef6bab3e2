namespace LawFirmSite.Web.Accounts;

/// <summary>The section <c>Accounts</c> of the configuration.</summary>
/// <param name="RequireSecondFactor">Whoever signed in with a password alone can do nothing but set up a second factor.</param>
public sealed record AccountSettings(bool RequireSecondFactor)
{
    public static AccountSettings From(IConfiguration configuration) =>
        new(configuration.GetValue<bool?>($"Accounts:{nameof(RequireSecondFactor)}") ?? false);
}
