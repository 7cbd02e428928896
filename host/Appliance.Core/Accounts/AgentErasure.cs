using System.Globalization;
using Appliance.Core.Accounts.Limits;
using Appliance.Core.Accounts.SecondFactors;
using Appliance.Core.Accounts.External;
using Appliance.Core.Audit;
using Appliance.Core.Notices;
using Appliance.Core.Accounts.Cover;
using Appliance.Core.Accounts.Holders;
using Appliance.Core.Accounts.WayBack;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>Takes a person's data out of an account; the id stays for the history.</summary>
internal static class AgentErasure
{
    public static void Erase(IWriteSession session, AgentRow agent, TimeProvider clock)
    {
        var connection = session.Connection;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var id = agent.Id;
        AccountClosing.EndAccess(session, id, clock);
        CoverStore.EndAll(connection, id, "left", by: null, now);
        SignInGuard.Unlock(connection, LoginKey.Of(agent.Login));
        connection.Execute("delete from group_members where agent_id = @id", new { id });
        connection.Execute("delete from agent_roles where agent_id = @id", new { id });
        connection.Execute("delete from agent_channels where agent_id = @id", new { id });
        connection.Execute("delete from invitations where agent_id = @id", new { id });
        connection.Execute("delete from agent_skills where agent_id = @id", new { id });
        FactorStore.RemoveAll(session, id);
        DeviceStore.RemoveAll(session, id);
        SignInRulesStore.RemoveOfAgent(connection, id);
        IdentityStore.DeleteOfAgent(connection, id);
        NoticeService.Forget(session, id);
        PersonKeys.Destroy(session, PersonKinds.Agent, id, clock);
        PasswordStore.ForgetHistory(connection, id);
        AccountLinks.DeleteOfAgent(connection, id);
        connection.Execute("update sessions set address = null, user_agent = null where agent_id = @id", new { id });
        connection.Execute("update sign_ins set login = '', address = null, user_agent = null where agent_id = @id", new { id });

        // The login becomes free; a blank cannot stand in one, so nobody can take the stand-in's name.
        var placeholder = string.Create(CultureInfo.InvariantCulture, $"# {id}");
        connection.Execute(
            """
            update agents set login = @placeholder, login_key = @placeholder, display_name = @placeholder, title = null, nickname = null,
                avatar_file_id = null, email = null, email_key = null, phone = null, phone_key = null, job_number = null, languages = '[]', locale = null,
                offline_text = null, state = 'anonymised', password_hash = null, start_code_hash = null, security_stamp = '', reception = 0, updated_at = @now
            where id = @id
            """,
            new { placeholder, now, id });
        HolderStore.Erase(connection, id, placeholder);
        connection.Execute("delete from onboarding_runs where agent_id = @id", new { id });
        connection.Execute("delete from onboarding_due where agent_id = @id", new { id });
    }
}
