namespace Appliance.Sdk.Settings;

/// <summary>
/// On a <c>string</c> property: encrypted at rest, never shown again after saving, never part of an export or a log.
/// The form shows only whether a value is set, and can replace or clear it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretSettingAttribute : Attribute;
