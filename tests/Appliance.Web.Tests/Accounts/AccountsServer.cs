using System.Net;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Alerts;
using Appliance.Core.Announcements;
using Appliance.Core.Audit;
using Appliance.Core.Mail;
using Appliance.Core.Notices;
using Appliance.Core.Presence;
using Appliance.Core.Settings;
using Appliance.Core.Tests.Accounts;
using Appliance.Storage;
using Appliance.Web.Api;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Appliance.Web.Tests.Accounts;

/// <summary>Accounts over HTTP on a loopback port and a real database file, with a clock that the test moves.</summary>
internal sealed class AccountsServer : IAsyncDisposable
{
    public const string Password = "Correct-horse-7";
    private readonly WebApplication _app;
    private readonly string _folder;

    private AccountsServer(WebApplication app, string folder, MovableClock clock)
    {
        _app = app;
        _folder = folder;
        Clock = clock;
    }

    public MovableClock Clock { get; }

    public Uri Address => new(_app.Urls.First());

    /// <param name="map">Endpoints of the test's own.</param>
    /// <param name="settings">Configuration of the test's own.</param>
    public static async Task<AccountsServer> StartAsync(Action<WebApplication>? map = null, Dictionary<string, string?>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("appliance-web-").FullName;
        var clock = new MovableClock();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddStorage(new StorageOptions { DataFolder = folder });
        builder.Services.AddMigrations(typeof(Actor).Assembly);
        builder.Services.AddSettings(Path.Combine(folder, "keys"));
        builder.Services.AddSingleton(new PublicAddress(null));
        builder.Services.AddAudit();
        builder.Services.AddMail();
        builder.Services.AddNotices();
        builder.Services.AddAlerts();
        builder.Services.AddAnnouncements();
        builder.Services.AddAccounts();
        builder.Services.AddSingleton(new OrganizationCalendar(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));
        builder.Services.AddPresence();
        builder.Services.Replace(ServiceDescriptor.Singleton<IPasswordHasher, CheapPasswordHasher>());
        builder.Services.AddWebPlumbing(builder.Configuration);
        var app = builder.Build();
        await app.Services.GetRequiredService<DatabaseStarter>().StartAsync(CancellationToken.None);
        await app.Services.GetRequiredService<FirstRun>().RunAsync("admin", Password, CancellationToken.None);
        app.UseWebPlumbing();
        app.MapAccounts();
        app.MapMailApi();
        map?.Invoke(app);
        await app.StartAsync();
        return new AccountsServer(app, folder, clock);
    }

    /// <summary>A browser that nobody has signed in with.</summary>
    public Browser NewBrowser() => new(Address);

    /// <summary>A browser in which the agent signed in.</summary>
    public async Task<Browser> SignInAsync(string login = "admin", string password = Password)
    {
        var browser = NewBrowser();
        var (status, body) = await browser.PostAsync("/api/v1/auth/sign-in", new { login, password });
        Assert.AreEqual(HttpStatusCode.OK, status, body.ToString());
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
