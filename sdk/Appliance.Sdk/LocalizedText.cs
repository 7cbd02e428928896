namespace Appliance.Sdk;

/// <summary>A short text in both languages of the product.</summary>
/// <param name="Zh">Simplified Chinese, shown by default.</param>
/// <param name="En">English.</param>
public sealed record LocalizedText(string Zh, string En);
