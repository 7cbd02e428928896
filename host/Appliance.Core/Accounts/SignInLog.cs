using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>Every try to sign in.</summary>
internal static class SignInLog
{
    public static void Add(IWriteSession session, long? agentId, string login, string outcome, CallerInfo caller, TimeProvider clock)
    {
        var id = session.Connection.ExecuteScalar<long>(
            "insert into sign_ins (agent_id, login, outcome, address, user_agent, at) values (@agentId, @login, @outcome, @Address, @UserAgent, @at) returning id",
            new
            {
                agentId,

                // A password typed into the wrong field must not end up here in full.
                login = OneLine(login.Length > 64 ? login[..64] : login),
                outcome,
                caller.Address,
                caller.UserAgent,
                at = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            });
        session.Append(AccountEvents.Tried(id));
    }

    // What a stranger typed is shown and exported as lines: it must not make one of its own.
    private static string OneLine(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
}
