using Appliance.Core.Accounts;
using Appliance.Core.Setup;
using Appliance.Host.Configuration;

namespace Appliance.Host.Composition;

/// <summary>Makes a new data folder usable: built-in roles, the first admin, starter content, and the demo company where asked for.</summary>
public sealed class FirstStart(ServerSettings settings, FirstRun firstRun, StarterContent starter, DemoCompany demo)
{
    private const string DefaultGroup = "客服";

    /// <summary>Roles and the first admin: before anybody can ask for anything.</summary>
    public async Task MakeAdminAsync(CancellationToken cancellationToken)
    {
        var admin = await firstRun.RunAsync(settings.AdminLogin, settings.AdminPassword, cancellationToken);
        if (admin?.GeneratedPassword is { } password)
        {
            // On the console alone: a log would keep it.
            Console.WriteLine($"First sign-in: {admin.Login} / {password} (also in {admin.PasswordFile} until then)");
        }
    }

    /// <summary>Starter content and demo company: once the plugins run, for the web channel is one.</summary>
    public async Task MakeContentAsync(CancellationToken cancellationToken)
    {
        var group = await starter.MakeAsync(settings.Demo ? DemoCompany.GroupName : DefaultGroup, cancellationToken);
        if (settings.Demo && group is { } demoGroup)
        {
            await demo.MakeAsync(demoGroup, cancellationToken);
        }
    }
}
