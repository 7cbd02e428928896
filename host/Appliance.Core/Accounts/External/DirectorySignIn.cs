using Appliance.Storage;

namespace Appliance.Core.Accounts.External;

/// <summary>The part of signing in by password that asks directories.</summary>
public sealed class DirectorySignIn
{
    private static readonly Refusal Unavailable = new(RefusalKind.Unavailable, "directory_unavailable");
    private readonly IDatabase _database;
    private readonly Directories _directories;
    private readonly ExternalEntrance _entrance;

    internal DirectorySignIn(IDatabase database, Directories directories, ExternalEntrance entrance)
    {
        _database = database;
        _directories = directories;
        _entrance = entrance;
    }

    /// <summary>Whom to ask, and whether the password kept here counts.</summary>
    internal DirectoryPlan Plan(Credentials? found, string loginKey) => _database.Read(connection => _directories.Plan(connection, found, loginKey));

    /// <summary>
    /// Asks them. Null when none knows the person with that password; else the session, or what the account's rules refuse.
    /// directory_unavailable where one could not be asked, unless <paramref name="checkedHere"/>: a password that was
    /// compared with one kept here was wrong all the same.
    /// </summary>
    internal async Task<Result<SignedIn>?> TryAsync(IReadOnlyList<StoredProvider> asked, SignInRequest request, bool checkedHere, CancellationToken cancellationToken)
    {
        var answer = await _directories.AskAsync(asked, request.Login, request.Password, cancellationToken);
        if (answer is { Provider: { } provider, Identity: { } identity })
            return await _entrance.EnterAsync(new ExternalEntry(provider, identity, request.Remember, request.Caller, request.Code), cancellationToken);
        if (answer.Unavailable && !checkedHere)
            return Unavailable;
        return null;
    }
}
