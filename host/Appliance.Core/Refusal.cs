namespace Appliance.Core;

/// <summary>Why something was not done: an expected failure, returned and never thrown.</summary>
/// <param name="Kind">Decides the HTTP status.</param>
/// <param name="Code">Stable snake_case code of the wire contract.</param>
/// <param name="Errors">For a bad body: field → codes or sentences.</param>
/// <param name="RetryAfter">For <see cref="RefusalKind.TooMany"/> and <see cref="RefusalKind.Unavailable"/>.</param>
public sealed record Refusal(
    RefusalKind Kind,
    string Code,
    IReadOnlyDictionary<string, string[]>? Errors = null,
    TimeSpan? RetryAfter = null)
{
    public static Refusal NotFound { get; } = new(RefusalKind.NotFound, "not_found");

    public static Refusal NotSignedIn { get; } = new(RefusalKind.NotSignedIn, "not_signed_in");

    /// <summary>The permission that is missing is named, so that the page can say who can give it.</summary>
    public static Refusal Forbidden(string permission) =>
        new(RefusalKind.Forbidden, "forbidden", new Dictionary<string, string[]> { ["permission"] = [permission] });

    public static Refusal Conflict(string code) => new(RefusalKind.Conflict, code);

    public static Refusal Refused(string code) => new(RefusalKind.Refused, code);

    public static Refusal Invalid(string field, string code) =>
        new(RefusalKind.Invalid, "invalid", new Dictionary<string, string[]> { [field] = [code] });

    public static Refusal Invalid(IReadOnlyDictionary<string, string[]> errors) => new(RefusalKind.Invalid, "invalid", errors);
}
