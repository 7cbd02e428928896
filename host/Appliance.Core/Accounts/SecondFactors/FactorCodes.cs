using System.Text;
using Appliance.Core.Settings;
using Appliance.Storage;

namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>Takes a typed code: of the authenticator app, or a recovery code. Each is used up by it.</summary>
public sealed class FactorCodes(ISecretProtector protector, TimeProvider clock)
{
    internal const string Purpose = "totp";
    private const int MaxLength = 64;

    /// <summary>Which kind of code it was; null when it is none that is good now.</summary>
    internal FactorKind? Use(IWriteSession session, long agentId, string code)
    {
        if (code.Length > MaxLength)
            return null;
        var typed = Normal(code);
        if (typed.Length == 6 && typed.All(char.IsAsciiDigit))
            return UseTotp(session, agentId, typed) ? FactorKind.Totp : null;
        return RecoveryCodes.Use(session, agentId, typed, clock.GetUtcNow().ToUnixTimeMilliseconds()) ? FactorKind.Recovery : null;
    }

    /// <summary>The step that a code of this secret stands for now; null when it is wrong.</summary>
    internal long? Match(TotpRow row, string code) =>
        code.Length <= MaxLength && protector.Unprotect(Purpose, row.Secret) is { } secret
            ? Totp.Match(Base32.Decode(secret), Normal(code), clock.GetUtcNow(), row.LastStep)
            : null;

    private bool UseTotp(IWriteSession session, long agentId, string code) =>
        FactorStore.Totp(session.Connection, agentId) is { ConfirmedAt: not null } row
        && Match(row, code) is { } step
        && FactorStore.UseStep(session, agentId, step);

    /// <summary>Chinese input methods write full-width digits, apps show the code in two halves.</summary>
    private static string Normal(string code)
    {
        try
        {
            return string.Concat(code.Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter)));
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair: no code.
            return "";
        }
    }
}
