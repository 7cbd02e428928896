using Appliance.Storage;

namespace Appliance.Core.Channels;

/// <summary>Channel accounts. To see them needs <c>channels.view</c>, to change them <c>channels.edit</c>.</summary>
public sealed class ChannelAccounts(IDatabase database, TimeProvider time)
{
    /// <summary>All accounts in the actor's scope, at most 200. Refused: forbidden.</summary>
    public Result<IReadOnlyList<ChannelAccountView>> List(Actor actor) => throw new NotImplementedException($"{database} {time}");

    /// <summary>One account. Refused: forbidden, not_found.</summary>
    public Result<ChannelAccountView> Get(Actor actor, long id) => throw new NotImplementedException();

    /// <summary>Makes an account. Refused: forbidden, invalid, unknown_channel (422).</summary>
    public Task<Result<ChannelAccountView>> CreateAsync(Actor actor, ChannelAccountInput input, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Changes an account; its connection is opened anew. Refused: forbidden, not_found, invalid.</summary>
    public Task<Result<ChannelAccountView>> UpdateAsync(Actor actor, long id, ChannelAccountInput input, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Gives the account a new webhook key; the former one stops at once. Refused: forbidden, not_found.</summary>
    public Task<Result<ChannelAccountView>> RenewWebhookKeyAsync(Actor actor, long id, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
