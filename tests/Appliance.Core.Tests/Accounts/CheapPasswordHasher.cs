using Appliance.Core.Accounts;

namespace Appliance.Core.Tests.Accounts;

/// <summary>Hashes at once, so that tests of sign-in do not spend their time on slowness. The slow one has tests of its own.</summary>
internal sealed class CheapPasswordHasher : IPasswordHasher
{
    /// <summary>As if the parameters had risen: what is right is outdated.</summary>
    public string Version { get; set; } = "v1";

    public Task<Result<string>> HashAsync(string password, CancellationToken cancellationToken) =>
        Task.FromResult<Result<string>>(Version + ":" + OpaqueToken.Hash(password));

    public Task<Result<PasswordCheck>> VerifyAsync(string? hash, string password, CancellationToken cancellationToken)
    {
        var parts = hash?.Split(':');
        var check = parts is null || parts[1] != OpaqueToken.Hash(password) ? PasswordCheck.Wrong
            : parts[0] == Version ? PasswordCheck.Right
            : PasswordCheck.RightButOutdated;
        return Task.FromResult<Result<PasswordCheck>>(check);
    }
}
