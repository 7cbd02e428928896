namespace Appliance.Sdk.Settings;

/// <summary>The name of a setting, or of a value of an enumeration, as the form shows it. At most 60 characters each.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class LabelAttribute(string zh, string en) : Attribute
{
    /// <summary>Simplified Chinese.</summary>
    public string Zh { get; } = zh;

    /// <summary>English.</summary>
    public string En { get; } = en;
}
