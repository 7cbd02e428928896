namespace Appliance.Sdk.Testing.Tests;

/// <summary>How <see cref="BadChannel"/> breaks the contract.</summary>
public enum Misbehaviour
{
    None,
    BadId,
    NoChineseName,
    CallsPlatformInOpen,
    RefusesWithoutReason,
    IgnoresCancellation,
    DownWithoutReason,
    SecondDisposeThrows,
    NewIdAtEachCall,
    SuccessWithoutStoring,
    PromisesTyping,
}
