namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>An authenticator app as stored.</summary>
internal sealed record TotpRow
{
    /// <summary>Encrypted.</summary>
    public string Secret { get; init; } = "";

    public long LastStep { get; init; }

    public long? ConfirmedAt { get; init; }
}
