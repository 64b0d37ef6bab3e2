using LawFirmSite.Data;
using LawFirmSite.Domain.Media;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Media;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Media;

/// <summary>Pictures and the text they stand in: putting one there, and saying what a text lacks.</summary>
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

    /// <summary>What readers would miss, a sentence each, from a body as it will be shown. Nothing here stops publishing.</summary>
    public static async Task<IReadOnlyList<string>> NotesAsync(this SiteDb db, string markdown, string html, CancellationToken cancel)
    {
        var notes = new List<string>();
        var silent = html.Split("<img ").Skip(1).Count(tag => tag[..Math.Max(0, tag.IndexOf('>', StringComparison.Ordinal))].Contains("alt=\"\"", StringComparison.Ordinal));
        if (silent > 0) notes.Add($"有 {silent} 张图片没有写图片上是什么，看不见的读者听不到。请写在方括号里：![这里](…)。");

        var pending = PendingPictures.In(markdown);
        if (pending.Count > 0) notes.Add($"{string.Join("、", pending.Select(number => $"图{number}"))}还没有上传，读者看到的是“待上传”几个字。");

        var ids = MediaAddress.IdsIn(markdown);
        if (ids.Count == 0) return notes;

        var there = await db.MediaFiles.Where(file => ids.Contains(file.Id) && file.BinnedAt == null).Select(file => file.Id).ToListAsync(cancel);
        notes.AddRange(ids.Except(there).Select(id => $"正文里用的 {MediaAddress.MarkIn(id)} 不在图片库里，或者在回收站里，读者看不到。请核对，或者先恢复。"));
        return notes;
    }
}
