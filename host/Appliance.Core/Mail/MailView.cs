namespace Appliance.Core.Mail;

/// <summary>A mail as admins see it: whether it went, never what it says.</summary>
/// <param name="Id">Grows.</param>
/// <param name="Recipient">To whom.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="State">queued, sent, failed.</param>
/// <param name="Attempts">Tries so far.</param>
/// <param name="Answer">What the server said last; null before the first try.</param>
/// <param name="CreatedAt">When it was queued.</param>
/// <param name="SettledAt">When it was sent or given up.</param>
public sealed record MailView(
    long Id, string Recipient, string Subject, string State, int Attempts, string? Answer, DateTimeOffset CreatedAt, DateTimeOffset? SettledAt);
