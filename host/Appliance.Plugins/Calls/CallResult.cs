using System.Diagnostics.CodeAnalysis;
using Appliance.Sdk;

namespace Appliance.Plugins.Calls;

/// <summary>What a call into a plugin brought. Nothing that a plugin throws leaves it as an exception.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Value">What it returned.</param>
/// <param name="Reason">Why there is no value, in words for an admin.</param>
public sealed record CallResult<T>(CallOutcome Outcome, T? Value, LocalizedText? Reason)
{
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool Returned => Outcome == CallOutcome.Returned;
}
