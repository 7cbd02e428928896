namespace Appliance.Core;

/// <summary>A member of a change that may be left out: then what is stored stays as it is.</summary>
public readonly record struct Optional<T>
{
    public Optional(T value)
    {
        Value = value;
        IsSet = true;
    }

    public bool IsSet { get; }

    public T Value { get; }

    /// <summary>The new value where there is one, else the <paramref name="stored"/> one.</summary>
    public T Or(T stored) => IsSet ? Value : stored;

#pragma warning disable CA2225 // The conversion is the constructor.
    public static implicit operator Optional<T>(T value) => new(value);
#pragma warning restore CA2225
}
