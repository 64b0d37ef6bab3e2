using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Mail;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Editing;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Media;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Redirects;
using LawFirmSite.Domain.Search;
using LawFirmSite.Domain.Site;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;

namespace LawFirmSite.Data.Audit;

/// <summary>
/// Which rows the record tells of; and which not, and why not. Every entity of the model stands in one of the two lists: a
/// test fails on one that was not decided on.
/// </summary>
public static class AuditedEntities
{
    public static readonly IReadOnlyDictionary<Type, AuditedEntity> Audited = new Dictionary<Type, AuditedEntity>
    {
        [typeof(Article)] = AuditedWriting.Article,
        [typeof(Page)] = AuditedWriting.Page,
        [typeof(PreviewLink)] = AuditedWriting.PreviewLink,
        [typeof(Category)] = AuditedWriting.Category,
        [typeof(MediaFile)] = AuditedWriting.MediaFile,
        [typeof(Redirect)] = AuditedWriting.Redirect,
        [typeof(SynonymList)] = AuditedWriting.Synonyms,
        [typeof(Office)] = AuditedDirectory.Office,
        [typeof(LegalAidCenter)] = AuditedDirectory.LegalAidCenter,
        [typeof(SiteProfile)] = AuditedDirectory.SiteProfile,
        [typeof(ContactPoint)] = AuditedDirectory.ContactPoint,
        [typeof(StaffAccount)] = AuditedStaff.Account,
        [typeof(StaffLink)] = AuditedStaff.Link,
        [typeof(IdentityUserPasskey<int>)] = AuditedStaff.Passkey,
    };

    public static readonly IReadOnlyDictionary<Type, string> NotAudited = new Dictionary<Type, string>
    {
        [typeof(AuditEntry)] = "is the record",
        [typeof(Revision)] = "its article or page tells that it was saved",
        [typeof(Remark)] = "is a record of its own, which only grows",
        [typeof(ChangeNote)] = "is told to everybody, and only grows",
        [typeof(PictureSize)] = "comes with its picture",
        [typeof(ArticleViews)] = "counts readers; nobody did anything",
        [typeof(DirectoryViews)] = "counts readers; nobody did anything",
        [typeof(CountedBatch)] = "belongs to the counts",
        [typeof(MissedSearch)] = "is what readers looked for; nobody did anything",
        [typeof(ContactChange)] = "is the history of a contact point, which tells the same",
        [typeof(ContentStamp)] = "follows from other changes",
        [typeof(DataProtectionKey)] = "is a secret the site makes for itself",
        [typeof(StaffSession)] = "comes and goes with signing in and out, which is told of",
        [typeof(RecoveryCode)] = "is a secret",
        [typeof(SignInGuess)] = "is a count of guesses",
        [typeof(OutgoingMail)] = "follows from other changes and may hold a secret",
        [typeof(WorkingCopy)] = "is what one person has not saved, and nobody else's business",
        [typeof(Presence)] = "says who is at work, and is over in minutes",
        [typeof(IdentityUserToken<int>)] = "is a secret of the second factor; the account tells that it was turned on or off",
        [typeof(IdentityUserClaim<int>)] = "is not used",
        [typeof(IdentityUserLogin<int>)] = "is not used",
    };
}
