using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;

namespace LawFirmSite.Web.Unsaved;

/// <summary>
/// Words that came after a session had ended, on their way through the sign-in page: packed and sealed, so that the page can carry
/// them but nobody can read, change or take over what somebody else wrote.
/// </summary>
public sealed class CarriedWords(IDataProtectionProvider protection, FormPlaces places)
{
    public const string Field = "Carried";

    private readonly IDataProtector _protector = protection.CreateProtector("LawFirmSite.CarriedWords");

    /// <summary>The words of the form that was just sent; null when it holds none, or does not say whose they are.</summary>
    public string? Of(HttpContext context)
    {
        // Only what has been read already.
        if (!HttpMethods.IsPost(context.Request.Method) || context.Features.Get<IFormFeature>()?.Form is not { } form) return null;
        // A page that carries words already, and could not deliver them, goes on carrying them.
        if (form[Field] is [{ Length: > 0 } carried] && Open(carried) is not null) return carried;
        if (places.Of(form) is not { } place) return null;

        var path = context.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Request.Path;
        return Seal(place, TypedFields.Of(form, path));
    }

    public (FormPlace Place, TypedFields Fields)? Open(string? carried)
    {
        if (string.IsNullOrEmpty(carried)) return null;
        try
        {
            using var packed = new MemoryStream(_protector.Unprotect(Convert.FromBase64String(carried)));
            using var unpacked = new BrotliStream(packed, CompressionMode.Decompress);
            using var reader = new StreamReader(unpacked, Encoding.UTF8);
            var (owner, page) = (reader.ReadLine(), reader.ReadLine());
            return int.TryParse(owner, out var id) && page is not null ? (new FormPlace(id, page), TypedFields.FromJson(reader.ReadToEnd())) : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private string Seal(FormPlace place, TypedFields fields)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            packing.Write(Encoding.UTF8.GetBytes($"{place.OwnerId}\n{place.Page}\n{fields.ToJson()}"));
        return Convert.ToBase64String(_protector.Protect(packed.ToArray()));
    }
}
