using Appliance.Storage.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Mail;

/// <summary>Composition of the feature. It needs Audit, Settings and Storage.</summary>
public static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddSingleton<SmtpTransport>();
        services.AddSingleton<MailOutbox>();
        services.AddSingleton<MailService>();
        services.AddSingleton<IOutboxSender, MailSender>();
        return services;
    }
}
