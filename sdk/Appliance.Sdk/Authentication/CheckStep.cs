namespace Appliance.Sdk.Authentication;

/// <summary>One step of a check, for the admin who tries a sign-in.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Passed">It went well.</param>
/// <param name="Detail">What was found, or why not: at most 500 characters, without secrets.</param>
public sealed record CheckStep(LocalizedText Name, bool Passed, string? Detail = null);
