namespace LawFirmSite.Web;

/// <summary>Razor views sit beside their controllers: Public/Articles/Show.cshtml, Admin/Articles/Edit.cshtml.</summary>
public static class ViewFolders
{
    public static IMvcBuilder AddViewFolders(this IMvcBuilder mvc) => mvc.AddRazorOptions(razor =>
    {
        razor.ViewLocationFormats.Clear();
        razor.ViewLocationFormats.Add("/Public/{1}/{0}.cshtml");
        razor.ViewLocationFormats.Add("/Public/Shared/{0}.cshtml");

        razor.AreaViewLocationFormats.Clear();
        razor.AreaViewLocationFormats.Add("/{2}/{1}/{0}.cshtml");
        razor.AreaViewLocationFormats.Add("/{2}/Shared/{0}.cshtml");
        // A preview shows what visitors will see, with the same views.
        razor.AreaViewLocationFormats.Add("/Public/Shared/{0}.cshtml");
    });
}
