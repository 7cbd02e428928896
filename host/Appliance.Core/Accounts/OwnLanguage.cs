using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>The language in which an agent reads the product, on every device.</summary>
public sealed class OwnLanguage(IDatabase database, ActorResolver actors, TimeProvider clock)
{
    private static readonly string[] Languages = ["zh-CN", "en"];

    /// <summary>Sets the asking agent's language; null follows the browser. Refused: invalid (field language).</summary>
    public async Task<Refusal?> SetAsync(Actor actor, string? language, CancellationToken cancellationToken)
    {
        if (language is not null && !Languages.Contains(language))
        {
            return Refusal.Invalid("language", "unknown");
        }

        await database.WriteAsync(
            session =>
            {
                session.Connection.Execute(
                    "update agents set locale = @language, updated_at = @now where id = @AgentId",
                    new { language, actor.AgentId, now = clock.GetUtcNow().ToUnixTimeMilliseconds() });
            },
            cancellationToken);

        // The language rides along with the resolved caller.
        actors.Forget();
        return null;
    }
}
