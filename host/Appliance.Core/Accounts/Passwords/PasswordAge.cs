using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Passwords;

/// <summary>Whether a password is too old, and who is told of it when.</summary>
public sealed class PasswordAge(PasswordPolicy policy, SecurityNews news, TimeProvider clock)
{
    private const double Week = 7;

    /// <summary>The rules demand a new one.</summary>
    internal bool IsOver(Credentials account) =>
        policy.Rules is { ExpiryDays: > 0 and var days, RemindOnly: false } && AgeAt(account, clock.Milliseconds()) >= days;

    /// <summary>Tells of an old password once a week, and of one about to expire once in its last week, at a sign-in.</summary>
    internal void Remind(IWriteSession session, Credentials account)
    {
        if (policy.Rules is not { ExpiryDays: > 0 and var days } rules || AgeAt(account, clock.Milliseconds()) is not { } age)
            return;
        var lastSignIn = session.Connection.ExecuteScalar<long?>(
            "select at from sign_ins where agent_id = @Id and outcome = 'succeeded' order by id desc limit 1", new { account.Id });
        var before = lastSignIn is { } at ? AgeAt(account, at) ?? 0 : 0;
        if (rules.RemindOnly && age >= days && (before < days || Math.Floor((age - days) / Week) > Math.Floor((before - days) / Week)))
            news.PasswordOld(session, account.Id, (int)age);
        else if (!rules.RemindOnly && age >= days - Week && age < days && before < days - Week)
            news.PasswordEnds(session, account.Id, (int)Math.Ceiling(days - age));
    }

    private static double? AgeAt(Credentials account, long at) =>
        account is { PasswordChangedAt: { } since, PasswordHash: not null } ? TimeSpan.FromMilliseconds(at - since).TotalDays : null;
}
