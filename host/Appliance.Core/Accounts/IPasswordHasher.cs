namespace Appliance.Core.Accounts;

/// <summary>Slow, salted hashing of passwords. A hash says its algorithm.</summary>
public interface IPasswordHasher
{
    /// <summary>Hashes a new password. Refused: busy, when too many wait.</summary>
    Task<Result<string>> HashAsync(string password, CancellationToken cancellationToken);

    /// <summary>
    /// Checks a password. With no hash it takes as long and says no, so that the time does not tell whether an account
    /// exists. Refused: busy, when too many wait.
    /// </summary>
    Task<Result<PasswordCheck>> VerifyAsync(string? hash, string password, CancellationToken cancellationToken);
}
