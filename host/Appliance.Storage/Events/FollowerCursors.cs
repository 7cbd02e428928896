using Dapper;

namespace Appliance.Storage.Events;

/// <summary>Where each durable follower stands.</summary>
internal sealed class FollowerCursors(IDatabase database, IEventLog log, IEnumerable<IEventFollower> followers, TimeProvider time)
{
    /// <summary>A follower met for the first time starts at the head: what happened before it was added is not its business.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var names = followers.Select(follower => follower.Name).ToArray();
        if (names.Length == 0)
            return;
        var head = log.Head;
        await database.WriteAsync(
            session =>
            {
                foreach (var name in names)
                {
                    session.Connection.Execute(
                        "insert into follower_cursors (name, cursor, updated_at) values (@name, @head, @now) on conflict (name) do nothing",
                        new { name, head, now = time.GetUtcNow().ToUnixTimeMilliseconds() });
                }
            },
            cancellationToken).ConfigureAwait(false);
    }
}
