using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Appliance.Core.Accounts;

/// <summary>
/// PBKDF2-HMAC-SHA512 of ASP.NET Core Identity with 210,000 iterations (OWASP's figure for SHA-512). At most one hash a
/// core but one runs at a time, and a bounded number waits, so that sign-in cannot be used to exhaust the server.
/// </summary>
public sealed class Pbkdf2PasswordHasher : IPasswordHasher, IDisposable
{
    private const int Iterations = 210_000;
    private const int MaxWaiting = 64;
    private const string Algorithm = "pbkdf2-sha512$";
    private static readonly object Nobody = new();
    private static readonly Refusal Busy = new(RefusalKind.Unavailable, "busy", RetryAfter: TimeSpan.FromSeconds(2));
    private readonly PasswordHasher<object> _inner = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly SemaphoreSlim _slots = new(Math.Max(1, Environment.ProcessorCount - 1));
    private readonly string _decoy;
    private int _waiting;

    public Pbkdf2PasswordHasher() => _decoy = _inner.HashPassword(Nobody, OpaqueToken.New());

    public Task<Result<string>> HashAsync(string password, CancellationToken cancellationToken) =>
        BoundedAsync(() => Algorithm + _inner.HashPassword(Nobody, password), cancellationToken);

    public Task<Result<PasswordCheck>> VerifyAsync(string? hash, string password, CancellationToken cancellationToken) =>
        BoundedAsync(() => Verify(hash, password), cancellationToken);

    public void Dispose() => _slots.Dispose();

    private PasswordCheck Verify(string? hash, string password)
    {
        var known = hash is not null && hash.StartsWith(Algorithm, StringComparison.Ordinal);
        var verdict = _inner.VerifyHashedPassword(Nobody, known ? hash![Algorithm.Length..] : _decoy, password);
        return (known, verdict) switch
        {
            (true, PasswordVerificationResult.Success) => PasswordCheck.Right,
            (true, PasswordVerificationResult.SuccessRehashNeeded) => PasswordCheck.RightButOutdated,
            _ => PasswordCheck.Wrong,
        };
    }

    private async Task<Result<T>> BoundedAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return Busy;
        }
        try
        {
            await _slots.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
        try
        {
            return await Task.Run(work, cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }
}
