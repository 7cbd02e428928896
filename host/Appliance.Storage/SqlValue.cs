namespace Appliance.Storage;

#pragma warning disable CA2225 // The conversions are the constructor: values are passed as they are.

/// <summary>A value of a <see cref="Statement"/>: a number, a text or null.</summary>
public readonly struct SqlValue
{
    private SqlValue(long? number, string? text)
    {
        Number = number;
        Text = text;
    }

    internal long? Number { get; }

    internal string? Text { get; }

    public static implicit operator SqlValue(long value) => new(value, null);

    public static implicit operator SqlValue(long? value) => new(value, null);

    public static implicit operator SqlValue(bool value) => new(value ? 1 : 0, null);

    public static implicit operator SqlValue(string? value) => new(null, value);
}
