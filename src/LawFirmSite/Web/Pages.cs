using System.Text.Encodings.Web;
using System.Text.Unicode;
using LawFirmSite.Web.Media;
using LawFirmSite.Web.Unsaved;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.WebEncoders;

namespace LawFirmSite.Web;

/// <summary>MVC as both faces of the site use it.</summary>
public static class Pages
{
    public static void AddPages(this WebApplicationBuilder builder, SiteSettings settings)
    {
        // A build keeps its packed styles apart, and the framework looks there only while developing: started otherwise it would send them empty.
        // Beside a published program there is no list of them, and nothing to do.
        builder.WebHost.UseStaticWebAssets();
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<SiteClock>();
        services.AddSingleton<CurrentSite>();
        services.AddScoped<MediaStore>();
        services.AddSingleton<FormPlaces>();
        services.AddSingleton<CarriedWords>();
        services.AddHttpContextAccessor();
        // Han characters go out as themselves: smaller, and readable in the source.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddControllersWithViews(mvc => mvc.ModelBindingMessageProvider.SpeakChinese())
            .ConfigureApplicationPartManager(mvc => PublicTypes.Replace(mvc.ApplicationParts))
            .AddViewFolders()
            .AddJsonOptions(json => json.JsonSerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All));
        services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
    }

    private static void SpeakChinese(this Microsoft.AspNetCore.Mvc.ModelBinding.Metadata.DefaultModelBindingMessageProvider messages)
    {
        messages.SetValueMustNotBeNullAccessor(_ => "请填写。");
        messages.SetMissingBindRequiredValueAccessor(_ => "请填写。");
        messages.SetMissingKeyOrValueAccessor(() => "请填写。");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "请填写。");
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => $"看不懂“{value}”，请按示例的样子填写。");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"看不懂“{value}”，请按示例的样子填写。");
        messages.SetUnknownValueIsInvalidAccessor(_ => "请按示例的样子填写。");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "请按示例的样子填写。");
        messages.SetValueIsInvalidAccessor(value => $"看不懂“{value}”，请按示例的样子填写。");
        messages.SetValueMustBeANumberAccessor(_ => "请填写数字。");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "请填写数字。");
    }
}
