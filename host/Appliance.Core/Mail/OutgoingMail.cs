namespace Appliance.Core.Mail;

/// <summary>A mail to one person.</summary>
/// <param name="To">The address alone, without a name.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The mail as plain text.</param>
/// <param name="Html">The same as HTML; null for none.</param>
public sealed record OutgoingMail(string To, string Subject, string Text, string? Html = null);
