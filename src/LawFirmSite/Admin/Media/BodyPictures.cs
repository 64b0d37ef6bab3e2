using LawFirmSite.Domain.Media;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Media;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LawFirmSite.Admin.Media;

/// <summary>Pictures and the text they stand in: putting one there.</summary>
public static class BodyPictures
{
    /// <summary>The body with the picture in it; null, and the reason in the model state, when it was not taken.</summary>
    public static async Task<string?> PutAsync(this MediaStore store, string? body, PictureForm picture, ModelStateDictionary state, StaffMember me, DateTimeOffset now, CancellationToken cancel)
    {
        var (file, refusal) = state.GetFieldValidationState(nameof(PictureForm.PictureAlt)) == ModelValidationState.Invalid
            ? new AddedMedia(null, state[nameof(PictureForm.PictureAlt)]!.Errors[0].ErrorMessage)
            : await store.TakeAsync(picture.Picture, picture.PictureAlt, me, now, cancel);
        state.Clear();
        if (file is not null) return PendingPictures.Put((body ?? "").ReplaceLineEndings("\n"), picture.PicturePlace, file.MarkdownSaying(picture.PictureAlt));

        state.AddModelError(nameof(PictureForm.Picture), refusal!);
        return null;
    }
}
