using Appliance.Core.Paging;

namespace Appliance.Core.Accounts.Batch;

/// <summary>The same change to several accounts, each under the rules of a single one; at most 200 at a time.</summary>
public sealed class AgentBatch(AgentService agents)
{
    /// <summary>Changes them one after the other. Needs <c>agents.edit</c>. Refused as a whole: forbidden, invalid (ids, change).</summary>
    public async Task<Result<BatchResult>> ChangeAsync(Actor actor, IReadOnlyList<long> ids, BatchChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(change);
        if (Denied(actor, ids) is { } denied)
            return denied;
        var changed = new List<long>();
        var refused = new List<BatchRefusal>();
        foreach (var id in ids.Distinct())
        {
            var refusal = await ChangeAsync(actor, id, change, cancellationToken);
            if (refusal is null)
                changed.Add(id);
            else
                refused.Add(new BatchRefusal(id, CodeOf(refusal)));
        }

        return new BatchResult(changed, refused);
    }

    /// <summary>Takes the passwords away and gives start codes; one's own account is left out. Needs <c>agents.edit</c>. Refused as a whole: forbidden, invalid (ids).</summary>
    public async Task<Result<BatchCodes>> ResetAsync(Actor actor, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (Denied(actor, ids) is { } denied)
            return denied;
        var codes = new List<BatchCode>();
        var refused = new List<BatchRefusal>();
        foreach (var id in ids.Distinct())
        {
            var agent = agents.Get(actor, id);
            if (agent.IsRefused || id == actor.AgentId)
            {
                refused.Add(new BatchRefusal(id, agent.Refusal?.Code ?? "own_account"));
                continue;
            }

            var code = await agents.IssueStartCodeAsync(actor, id, cancellationToken);
            if (code.IsRefused)
                refused.Add(new BatchRefusal(id, CodeOf(code.Refusal)));
            else
                codes.Add(new BatchCode(id, agent.Value.Login, agent.Value.DisplayName, code.Value));
        }

        return new BatchCodes(codes, refused);
    }

    private static Refusal? Denied(Actor actor, IReadOnlyList<long> ids) =>
        !actor.May(Permissions.AgentsEdit) ? Refusal.Forbidden(Permissions.AgentsEdit)
        : ids.Count == 0 ? Refusal.Invalid("ids", "required")
        : ids.Count > PageRequest.MaxLimit ? Refusal.Invalid("ids", "too_many")
        : null;

    private async Task<Refusal?> ChangeAsync(Actor actor, long id, BatchChange change, CancellationToken cancellationToken)
    {
        var found = agents.Get(actor, id);
        if (found.IsRefused)
            return found.Refusal;
        var agent = found.Value;
        var one = new AgentChange
        {
            DepartmentId = change.DepartmentId,
            Capacity = change.Capacity,
            State = change.State,
            GroupIds = Changed(agent.GroupIds, change.AddGroupIds, change.RemoveGroupIds),
            RoleIds = Changed(agent.RoleIds, change.AddRoleIds, change.RemoveRoleIds),
        };
        return (await agents.UpdateAsync(actor, id, one, cancellationToken)).Refusal;
    }

    private static Optional<IReadOnlyList<long>> Changed(IReadOnlyList<long> present, IReadOnlyList<long> add, IReadOnlyList<long> remove) =>
        add.Count + remove.Count == 0 ? default : new Optional<IReadOnlyList<long>>([.. present.Union(add).Except(remove)]);

    // The first field that was wrong says more than that something was.
    private static string CodeOf(Refusal refusal) => refusal is { Kind: RefusalKind.Invalid, Errors: { Count: > 0 } errors } ? errors.First().Value[0] : refusal.Code;
}
