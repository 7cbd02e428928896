using Appliance.Core.Settings;
using Appliance.Storage;
using Appliance.Storage.Outbox;

namespace Appliance.Core.Mail;

/// <summary>
/// Hands mails to the server: 4xx and a broken connection are tried again, 5xx is final (RFC 5321, 4.2.1). Every try of a
/// mail has the same Message-ID, by which a server that took it twice can tell.
/// </summary>
public sealed class MailSender(SettingsStore settings, ISecretProtector secrets, SmtpTransport transport) : IOutboxSender
{
    /// <inheritdoc/>
    public string Kind => MailOutbox.Kind;

    /// <inheritdoc/>
    public bool RetriesAreSafe => true;

    /// <inheritdoc/>
    public async Task<OutboxResult> SendAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        if (settings.Get<MailSettings>(MailSettings.Key) is not { Host.Length: > 0 } server)
            return new OutboxResult(OutboxOutcome.Failed, "no mail server is set");
        if (secrets.Unprotect(MailOutbox.PayloadPurpose, entry.Payload) is not { } json || StoredJson.Read<OutgoingMail>(json) is not { } mail)
            return new OutboxResult(OutboxOutcome.Failed, "the mail cannot be decrypted with the keys of this server");
        var result = await transport.SendAsync(server, mail, entry.IdempotencyKey, entry.CreatedAt, cancellationToken);
        var answer = result.Code is { } code && !result.Answer.StartsWith('2') ? $"{code} {result.Answer}" : result.Answer;
        return result switch
        {
            { Sent: true } => new OutboxResult(OutboxOutcome.Done, answer),
            { Code: >= 500 } => new OutboxResult(OutboxOutcome.Failed, answer),
            _ => new OutboxResult(OutboxOutcome.Retry, answer),
        };
    }

    /// <summary>Nothing: the list of mails reads the outbox's own verdict.</summary>
    public void GaveUp(OutboxEntry entry, string reason, IWriteSession session)
    {
    }
}
