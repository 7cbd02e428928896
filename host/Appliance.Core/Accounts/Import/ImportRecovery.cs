using Appliance.Storage;
using Microsoft.Extensions.Hosting;

namespace Appliance.Core.Accounts.Import;

/// <summary>Once at the start: what an import had hidden when the process ended goes.</summary>
internal sealed class ImportRecovery(AgentImports imports, DatabaseStarter starter) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await starter.Started.WaitAsync(stoppingToken);
        await imports.RecoverAsync(stoppingToken);
    }
}
