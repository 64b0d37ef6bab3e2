namespace LawFirmSite.Web.Mail;

/// <summary>Letters to staff; visitors get none.</summary>
public static class MailSetup
{
    public static void AddMail(this WebApplicationBuilder builder, SiteSettings settings)
    {
        builder.Services.AddSingleton(MailSettings.Read(builder.Configuration, settings));
        builder.Services.AddScoped<StaffMail>();
        builder.Services.AddSingleton<MailSender>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MailSender>());
    }
}
