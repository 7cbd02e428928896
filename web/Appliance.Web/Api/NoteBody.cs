namespace Appliance.Web.Api;

/// <summary>A follow-up note.</summary>
/// <param name="Text">1–2000 characters.</param>
public sealed record NoteBody(string? Text);
