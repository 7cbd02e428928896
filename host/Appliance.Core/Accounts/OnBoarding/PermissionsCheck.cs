using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>Does the account give more than its template. What was given for a time is on record elsewhere and does not count.</summary>
internal static class PermissionsCheck
{
    public static CheckResult Run(DbConnection connection, AgentDetail agent, TemplateView? template)
    {
        if (template is null)
            return new CheckResult(CheckKeys.Permissions, CheckOutcomes.None, [new CheckReason("no_template")]);
        var lasting = connection.Query<long>("select role_id from agent_roles where agent_id = @Id and until_at is null", new { agent.Row.Id }).AsList();
        var has = AgentRightsReader.OfRoles(connection, lasting, AccountLimit.Of(agent));
        var meant = AgentRightsReader.OfRoles(connection, [.. template.RoleIds], new AccountLimit(template.ScopeLimit, template.ChannelAccountIds));
        List<CheckReason> failures = [];
        var beyond = has.Granted.Except(meant.Granted).Order(StringComparer.Ordinal).ToList();
        if (beyond.Count > 0)
            failures.Add(new CheckReason("beyond_template", beyond));
        var wider = ScopeAreas.Names.Where(area => has.Scope.MayView(area) > meant.Scope.MayView(area) || has.Scope.MayEdit(area) > meant.Scope.MayEdit(area)).ToList();
        if (wider.Count > 0)
            failures.Add(new CheckReason("wider_scope", wider));
        if (meant.Scope.ChannelAccountIds is { } allowed && (has.Scope.ChannelAccountIds is not { } own || own.Except(allowed).Any()))
            failures.Add(new CheckReason("more_channels"));
        var shown = meant.Scope.Mask.Except(has.Scope.Mask).ToList();
        if (shown.Count > 0)
            failures.Add(new CheckReason("not_masked", shown));
        return CheckResult.Of(CheckKeys.Permissions, failures);
    }
}
