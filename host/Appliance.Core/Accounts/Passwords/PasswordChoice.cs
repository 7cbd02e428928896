using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Passwords;

/// <summary>A person chooses a password of their own: the rules, and that it was not used before.</summary>
public sealed class PasswordChoice(IDatabase database, IPasswordHasher hasher, PasswordPolicy policy)
{
    /// <summary>Checks it; null when it is good. Refused: invalid (the field: what is wrong, password_used), busy.</summary>
    /// <param name="agentId">Whose.</param>
    /// <param name="login">Whose.</param>
    /// <param name="password">The new one.</param>
    /// <param name="field">Name of the field in the refusal.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Refusal?> CheckAsync(long agentId, string login, string password, string field, CancellationToken cancellationToken)
    {
        var rules = policy.Rules;
        if (policy.Check(rules, password, login) is { Count: > 0 } faults)
            return Refusal.Invalid(new Dictionary<string, string[]> { [field] = [.. faults] });

        // Salted hashes can only be tried one by one; at most eleven, and each waits for its turn like a sign-in does.
        foreach (var (hash, present) in Former(agentId, rules.History))
        {
            var check = await hasher.VerifyAsync(hash, password, cancellationToken);
            if (check.IsRefused)
                return check.Refusal;
            if (check.Value != PasswordCheck.Wrong)
                return Refusal.Invalid(field, present ? "password_same" : "password_used");
        }

        return null;
    }

    private List<(string Hash, bool Present)> Former(long agentId, int count) => database.Read(connection =>
    {
        var former = new List<(string, bool)>();
        if (connection.ExecuteScalar<string?>("select password_hash from agents where id = @agentId", new { agentId }) is { } present)
            former.Add((present, true));
        former.AddRange(connection
            .Query<string>("select hash from password_history where agent_id = @agentId order by id desc limit @count", new { agentId, count })
            .Select(hash => (hash, false)));
        return former;
    });
}
