namespace Appliance.Core.Accounts;

/// <summary>The second step: whether the password must be changed now, and what to store in its place.</summary>
internal sealed class SignInPassword(IPasswordHasher hasher, PasswordPolicy policy)
{
    private static readonly Refusal MustChange = new(RefusalKind.NotSignedIn, "password_change_required");

    /// <summary>The new password is asked for, and is good where it was given. Null to go on.</summary>
    public Refusal? Check(SignInAttempt attempt)
    {
        if (!Changes(attempt))
            return null;
        if (attempt.Request.NewPassword is not { } chosen)
            return MustChange;
        var faults = policy.Check(chosen, attempt.Account.Login);
        if (chosen == attempt.Request.Password)
            faults = [.. faults, "password_same"];
        return faults.Count == 0 ? null : Refusal.Invalid(new Dictionary<string, string[]> { ["newPassword"] = [.. faults] });
    }

    /// <summary>The hash to store; null where the stored one stays. Only after every step has passed: it is slow. Refused: busy.</summary>
    public async Task<Result<SignInHash?>> HashAsync(SignInAttempt attempt, CancellationToken cancellationToken)
    {
        var changes = Changes(attempt);
        if (!changes && !attempt.Outdated)
            return Result.Of<SignInHash?>(null);
        var hash = await hasher.HashAsync(changes ? attempt.Request.NewPassword! : attempt.Request.Password, cancellationToken);
        return hash.IsRefused ? hash.Refusal : new SignInHash(hash.Value, changes);
    }

    private static bool Changes(SignInAttempt attempt) => attempt.ByCode || attempt.Account.MustChangePassword;
}
