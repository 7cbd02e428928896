using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Appliance.Storage;
using Microsoft.AspNetCore.Identity;

namespace Appliance.Core.Accounts.Passkeys;

/// <summary>What the framework's passkey handler reads of accounts. It only reads: services write, in their own transactions.</summary>
internal sealed class PasskeyOwners(IDatabase database) : IUserPasskeyStore<PasskeyOwner>
{
    public Task<PasskeyOwner?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(
        long.TryParse(userId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? database.Read(connection => PasskeyStore.Owner(connection, id)) : null);

    public Task<PasskeyOwner?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult(database.Read(connection =>
        PasskeyStore.ByCredential(connection, credentialId) is { } row ? PasskeyStore.Owner(connection, row.AgentId) ?? new PasskeyOwner(row.AgentId, "", "") : null));

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyOwner user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>(database.Read(connection => PasskeyStore.Of(connection, user.Id)).ConvertAll(Info));

    public Task<UserPasskeyInfo?> FindPasskeyAsync(PasskeyOwner user, byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult(
        database.Read(connection => PasskeyStore.ByCredential(connection, credentialId)) is { } row && row.AgentId == user.Id ? Info(row) : null);

    public Task<string> GetUserIdAsync(PasskeyOwner user, CancellationToken cancellationToken) => Task.FromResult(Id(user));

    public Task<string?> GetUserNameAsync(PasskeyOwner user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Login);

    public Task<string?> GetNormalizedUserNameAsync(PasskeyOwner user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Login);

    public Task<PasskeyOwner?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => Task.FromResult<PasskeyOwner?>(null);

    public Task AddOrUpdatePasskeyAsync(PasskeyOwner user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task RemovePasskeyAsync(PasskeyOwner user, byte[] credentialId, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task SetUserNameAsync(PasskeyOwner user, string? userName, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task SetNormalizedUserNameAsync(PasskeyOwner user, string? normalizedName, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task<IdentityResult> CreateAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task<IdentityResult> UpdateAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task<IdentityResult> DeleteAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw ReadsOnly();

    public void Dispose()
    {
        // Nothing of its own.
    }

    public static string Id(PasskeyOwner owner) => owner.Id.ToString(CultureInfo.InvariantCulture);

    private static UserPasskeyInfo Info(PasskeyRow row) => new(
        Base64Url.DecodeFromChars(row.CredentialId), Base64Url.DecodeFromChars(row.PublicKey), DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt),
        (uint)row.SignCount, JsonSerializer.Deserialize<string[]>(row.Transports), row.UserVerified, row.BackupEligible, row.BackedUp, [], []);

    private static NotSupportedException ReadsOnly() => new("Accounts are changed by their own services.");
}
