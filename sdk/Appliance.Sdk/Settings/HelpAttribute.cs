namespace Appliance.Sdk.Settings;

/// <summary>A sentence below the field: where the value is found, what it does. At most 300 characters each.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HelpAttribute(string zh, string en) : Attribute
{
    /// <summary>Simplified Chinese.</summary>
    public string Zh { get; } = zh;

    /// <summary>English.</summary>
    public string En { get; } = en;
}
