using Appliance.Core.Accounts;
using Appliance.Core.Plugins;
using Appliance.Core.Status;
using Appliance.Plugins;
using Appliance.Web.Http;
using Appliance.Web.Hubs;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Health;

/// <summary>How the server is doing; the figures renew themselves while the page is open.</summary>
[RequirePermission(Permissions.SystemView)]
public sealed class IndexModel(PageKit kit, SystemStatusReader reader, PluginAdministration plugins, ConnectionFigures connections, TimeProvider clock) : ActorPage(kit)
{
    // Below this the page says so before SQLite does.
    public const long LittleRoom = 1024L * 1024 * 1024;

    public SystemStatus Status { get; private set; } = null!;

    public IReadOnlyList<PluginStatus> Plugins { get; private set; } = [];

    public int AgentConnections => connections.Agents;

    public int VisitorConnections => connections.Visitors;

    public TimeSpan Uptime => clock.GetUtcNow() - Status.StartedAt;

    public IActionResult OnGet() => Load() ?? Page();

    /// <summary>The figures alone, for the script.</summary>
    public IActionResult OnGetFigures() => Load() ?? Partial("_Figures", this);

    private IActionResult? Load()
    {
        var found = reader.Read(Actor);
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Status = found.Value;
        Plugins = plugins.List(Actor).Value ?? [];
        return null;
    }
}
