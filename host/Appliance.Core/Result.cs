using System.Diagnostics.CodeAnalysis;

namespace Appliance.Core;

/// <summary>A value, or the reason why there is none.</summary>
public readonly struct Result<T>
{
    private Result(T? value, Refusal? refusal)
    {
        Value = value;
        Refusal = refusal;
    }

    public T? Value { get; }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsRefused => Refusal is not null;

    /// <summary>The same refusal, or another value made of this one.</summary>
    public Result<TOther> Map<TOther>(Func<T, TOther> map) => IsRefused ? Refusal : map(Value);

#pragma warning disable CA2225 // The conversions are the constructor: `return conversation;` and `return Refusal.NotFound;`.
    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
#pragma warning restore CA2225
}
