namespace LawFirmSite.Data.Accounts;

/// <summary>One of the codes that stand in for a lost telephone, hashed like a password. Whoever uses it deletes it.</summary>
public sealed class RecoveryCode
{
    public const int CodesEach = 10;

    private RecoveryCode() { }

    public RecoveryCode(int accountId, byte[] salt, byte[] hash)
    {
        AccountId = accountId;
        Salt = salt;
        Hash = hash;
    }

    public int Id { get; private set; }
    public int AccountId { get; private set; }

    /// <summary>The same for all codes of one account, so that one computation tells which of them was typed.</summary>
    public byte[] Salt { get; private set; } = [];

    public byte[] Hash { get; private set; } = [];
}
