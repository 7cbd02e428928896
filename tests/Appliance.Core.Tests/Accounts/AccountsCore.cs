using Appliance.Core.Accounts;
using Appliance.Core.Alerts;
using Appliance.Core.Announcements;
using Appliance.Core.Audit;
using Appliance.Core.Mail;
using Appliance.Core.Notices;
using Appliance.Core.Presence;
using Appliance.Core.Settings;
using Appliance.Storage;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Appliance.Core.Tests.Accounts;

/// <summary>Accounts on a real database file after the first run, with the admin signed in.</summary>
internal sealed class AccountsCore : IAsyncDisposable
{
    public const string Password = "Correct-horse-7";
    public const string Home = "192.0.2.1";
    private readonly ServiceProvider _services;
    private readonly string _folder;

    private AccountsCore(ServiceProvider services, string folder, ManualClock clock, CheapPasswordHasher hasher)
    {
        _services = services;
        _folder = folder;
        Clock = clock;
        Hasher = hasher;
    }

    public ManualClock Clock { get; }

    public CheapPasswordHasher Hasher { get; }

    /// <summary>The super admin of the first run, agent 1.</summary>
    public Actor Admin { get; private set; } = Actor.System;

    public IDatabase Database => Get<IDatabase>();

    public string Folder => _folder;

    /// <param name="configure">Services of the test's own.</param>
    public static async Task<AccountsCore> StartAsync(Action<IServiceCollection>? configure = null)
    {
        var core = await StartEmptyAsync(configure);
        await core.Get<FirstRun>().RunAsync("admin", Password, CancellationToken.None);
        core.Admin = (await core.EnterAsync("admin")).Actor;
        return core;
    }

    /// <summary>Before the first run.</summary>
    public static async Task<AccountsCore> StartEmptyAsync(Action<IServiceCollection>? configure = null)
    {
        var folder = Directory.CreateTempSubdirectory("appliance-accounts-").FullName;
        var clock = new ManualClock();
        var hasher = new CheapPasswordHasher();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<TimeProvider>(clock);
        services.AddStorage(new StorageOptions { DataFolder = folder });
        services.AddMigrations(typeof(Actor).Assembly);
        services.AddSettings(Path.Combine(folder, "keys"));
        services.AddSingleton(new PublicAddress(null));
        services.AddAudit();
        services.AddMail();
        services.AddNotices();
        services.AddAlerts();
        services.AddAnnouncements();
        services.AddAccounts();
        services.AddSingleton(new OrganizationCalendar(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));
        services.AddPresence();
        services.Replace(ServiceDescriptor.Singleton<IPasswordHasher>(hasher));
        configure?.Invoke(services);
        var core = new AccountsCore(services.BuildServiceProvider(), folder, clock, hasher);
        await core.Get<DatabaseStarter>().StartAsync(CancellationToken.None);
        return core;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<Result<SignedIn>> SignInAsync(
        string login, string password = Password, string? newPassword = null, string address = Home, bool remember = false) =>
        Get<SignIn>().SignInAsync(
            new SignInRequest(login, password, newPassword, remember, new CallerInfo(address, "test", "pc")), CancellationToken.None);

    /// <summary>Signs in, or fails the test.</summary>
    public async Task<(Actor Actor, string Token)> EnterAsync(string login, string password = Password)
    {
        var signedIn = await SignInAsync(login, password);
        Assert.IsFalse(signedIn.IsRefused, signedIn.Refusal?.Code);
        var session = await Get<ActorResolver>().BySessionAsync(signedIn.Value.Token, CancellationToken.None);
        return (session!.Actor, signedIn.Value.Token);
    }

    /// <summary>An enabled agent with these roles.</summary>
    public async Task<AgentView> AddAgentAsync(
        string login, long[]? roles = null, long[]? groups = null, long? department = null, string? email = null)
    {
        var made = await Get<AgentService>().CreateAsync(
            Admin,
            new NewAgent(login, RoleIds: roles, GroupIds: groups, DepartmentId: department, Email: email, Password: Password, MustChangePassword: false),
            CancellationToken.None);
        Assert.IsFalse(made.IsRefused, made.Refusal?.Code);
        return made.Value;
    }

    public async Task<long> AddGroupAsync(string name)
    {
        var made = await Get<GroupService>().CreateAsync(Admin, new GroupInput { Name = name }, CancellationToken.None);
        return made.Value!.Id;
    }

    /// <summary>A role with these permissions, reaching as far in every area.</summary>
    public async Task<long> AddRoleAsync(Reach reach, params string[] permissions)
    {
        var made = await Get<RoleService>().CreateAsync(
            Admin,
            new RoleInput
            {
                Name = "role",
                Permissions = permissions,
                Scopes = new(ScopeAreas.Names.ToDictionary(area => area, _ => new AreaScope(reach, reach))),
            },
            CancellationToken.None);
        Assert.IsFalse(made.IsRefused, made.Refusal?.Code);
        return made.Value.Id;
    }

    public T Scalar<T>(string sql, object? parameters = null) => Database.Read(connection => connection.ExecuteScalar<T>(sql, parameters))!;

    public Task ExecuteAsync(string sql, object? parameters = null) =>
        Database.WriteAsync(session => { session.Connection.Execute(sql, parameters); }, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
