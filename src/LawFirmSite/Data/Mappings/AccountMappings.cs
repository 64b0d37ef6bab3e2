using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LawFirmSite.Data.Mappings;

internal static class HashColumn
{
    /// <summary>SHA-256 in hexadecimal.</summary>
    public const int Length = 64;
}

internal sealed class StaffAccountMapping : IEntityTypeConfiguration<StaffAccount>
{
    public void Configure(EntityTypeBuilder<StaffAccount> account)
    {
        account.Property(a => a.DisplayName).HasMaxLength(StaffAccount.NameLength);
        account.Property(a => a.AuthenticatorSecret).HasMaxLength(StaffAccount.SecretLength);
        account.Ignore(a => a.State);
    }
}

/// <summary>
/// The table that Identity's store of passkeys uses. Identity maps it itself only where a running site has set its schema version,
/// so that migrations would not know it; written here, the model is the same everywhere.
/// </summary>
internal sealed class PasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<int>>
{
    // The longest that WebAuthn allows is 1023; a key of SQL Server holds 900, which all authenticators keep to.
    private const int CredentialIdLength = 900;

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<int>> passkey)
    {
        passkey.ToTable("StaffPasskeys");
        passkey.HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(CredentialIdLength);
        passkey.OwnsOne(p => p.Data).ToJson();
        passkey.HasOne<StaffAccount>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StaffSessionMapping : IEntityTypeConfiguration<StaffSession>
{
    private const int StampLength = 64;

    public void Configure(EntityTypeBuilder<StaffSession> session)
    {
        session.ToTable("StaffSessions");
        session.Property(s => s.KeyHash).HasMaxLength(HashColumn.Length);
        session.HasIndex(s => s.KeyHash).IsUnique();
        session.Property(s => s.Stamp).HasMaxLength(StampLength);
        session.Property(s => s.Device).HasMaxLength(StaffSession.DeviceLength);
        session.HasIndex(s => s.SeenAt);
        session.HasOne<StaffAccount>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StaffLinkMapping : IEntityTypeConfiguration<StaffLink>
{
    public void Configure(EntityTypeBuilder<StaffLink> link)
    {
        link.ToTable("StaffLinks");
        link.Property(l => l.TokenHash).HasMaxLength(HashColumn.Length);
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.Property(l => l.CreatedBy).HasMaxLength(StaffAccount.NameLength);
        link.HasOne(l => l.Account).WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    private const int SaltLength = 16;
    private const int HashLength = 32;

    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("RecoveryCodes");
        code.Property(c => c.Salt).HasMaxLength(SaltLength);
        code.Property(c => c.Hash).HasMaxLength(HashLength);
        code.HasOne<StaffAccount>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SignInGuessMapping : IEntityTypeConfiguration<SignInGuess>
{
    public void Configure(EntityTypeBuilder<SignInGuess> guess)
    {
        guess.ToTable("SignInGuesses");
        guess.HasKey(g => g.Key);
        guess.Property(g => g.Key).HasMaxLength(HashColumn.Length);
    }
}

internal sealed class OutgoingMailMapping : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> mail)
    {
        mail.ToTable("OutgoingMails");
        mail.Property(m => m.Recipient).HasMaxLength(StaffAccount.EmailLength);
        mail.Property(m => m.Subject).HasMaxLength(OutgoingMail.SubjectLength);
        mail.Property(m => m.Body).HasMaxLength(OutgoingMail.BodyLength);
        mail.Property(m => m.Problem).HasMaxLength(OutgoingMail.ProblemLength);
        mail.HasIndex(m => m.DueAt);
    }
}
