using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Alerts;
using Appliance.Core.Announcements;
using Appliance.Core.Audit;
using Appliance.Core.Channels;
using Appliance.Core.Conversations;
using Appliance.Core.Customers;
using Appliance.Core.Doctor;
using Appliance.Core.Files;
using Appliance.Core.Mail;
using Appliance.Core.Notices;
using Appliance.Core.Plugins;
using Appliance.Core.Presence;
using Appliance.Core.Reports;
using Appliance.Core.Routing;
using Appliance.Core.Settings;
using Appliance.Core.Setup;
using Appliance.Core.Status;
using Appliance.Host.Configuration;
using Appliance.Plugins;
using Appliance.Storage;
using Appliance.Web;
using Appliance.Web.Api;
using Appliance.Web.Http;
using Appliance.Web.Metrics;
using Appliance.Web.Pages;
using Appliance.Web.Pages.Widget;
using Appliance.Web.Starting;

namespace Appliance.Host.Composition;

/// <summary>Everything the program consists of, one line a feature.</summary>
public static class ApplianceComposition
{
    /// <summary>The product without a screen; enough for every command.</summary>
    /// <param name="services">What is composed.</param>
    /// <param name="settings">The checked settings.</param>
    /// <param name="guardProcess">For the server itself: stray exceptions of plugins are caught, crashes are counted.</param>
    public static IServiceCollection AddApplianceCore(this IServiceCollection services, ServerSettings settings, bool guardProcess)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(new StorageOptions { DataFolder = settings.DataFolder, KeyFolder = settings.KeyFolder });
        services.AddMigrations(typeof(Core.Actor).Assembly);
        services.AddSettings(settings.KeyFolder);
        services.AddAudit();
        services.AddMail();
        services.AddNotices();
        services.AddAccounts();
        services.AddPluginHost(new PluginOptions
        {
            PluginFolder = settings.PluginFolder,
            DataFolder = settings.DataFolder,
            AllowedNetworks = settings.PluginNetworks,
            GuardProcess = guardProcess,
            SafeMode = settings.PluginSafeMode,
        });
        services.AddSingleton(new PublicAddress(settings.PublicUrl));
        services.AddCustomers();
        services.AddChannels();
        services.AddConversations();
        services.AddConversationRouting();
        services.AddPresence();
        services.AddFiles();
        services.AddSetup();
        services.AddDoctorChecks();
        services.AddSingleton<FirstStart>();
        services.AddSingleton(new OrganizationCalendar(settings.TimeZone));
        services.AddAlerts();
        services.AddAnnouncements();
        services.AddReports();
        services.AddStatus();
        return services;
    }

    /// <summary>What a person or a program sees.</summary>
    public static IServiceCollection AddApplianceWeb(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Readiness>();
        services.AddMetricsCollector();
        services.AddPages();
        services.AddConversationEndpoints();

        // Last: it takes back a policy of routing that each of the others adds.
        services.AddWebPlumbing(configuration);
        return services;
    }

    /// <summary>The pipeline and every route.</summary>
    public static void UseAppliance(this WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseMiddleware<StartingMiddleware>();
        app.UsePageProblems();
        app.UseWebPlumbing();
        app.UseLanguages();
        app.MapStaticAssets().AllowAnonymous();
        app.MapOpenApiDocument();
        app.MapHealthApi();
        app.MapAccounts();
        app.MapMailApi();
        app.MapWidgetLoader();
        app.MapConversationEndpoints();
        app.MapPluginsApi();
        app.MapReportsApi();
        app.MapSystemApi();
        app.MapPages();
    }
}
