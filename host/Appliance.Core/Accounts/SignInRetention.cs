using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>Entries of the sign-in log go after two years.</summary>
internal sealed class SignInRetention(IDatabase database, TimeProvider clock) : IUpkeep
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(730);

    public string Name => "sign-in log";

    public Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var before = (clock.GetUtcNow() - Kept).ToUnixTimeMilliseconds();
        return database.WriteSlicesAsync(
            session => session.Connection.Execute(
                "delete from sign_ins where id in (select id from sign_ins where at < @before limit @Slice)", new { before, SlicedWrites.Slice }),
            cancellationToken);
    }
}
