using System.Globalization;
using Appliance.Core.Settings;
using Appliance.Storage;
using Appliance.Storage.Outbox;
using Dapper;

namespace Appliance.Core.Mail;

/// <summary>Takes mails to be sent: in the write that makes them necessary, delivered after it commits.</summary>
public sealed class MailOutbox(SettingsStore settings, ISecretProtector secrets, TimeProvider clock)
{
    internal const string Kind = "mail";
    internal const string PayloadPurpose = "mail.outbox";
    private const int KeepDays = 30;

    /// <summary>A mail server is set, so that mails can be sent at all.</summary>
    public bool IsReady => settings.Get<MailSettings>(MailSettings.Key) is { Host.Length: > 0 };

    /// <summary>
    /// Queues a mail in a larger write. False, and nothing queued, when no mail server is set, the recipient is no single
    /// address, or a line of the head holds a line break.
    /// </summary>
    public bool Queue(IWriteSession session, OutgoingMail mail)
    {
        if (!MailRules.IsAddress(mail.To) || !MailRules.IsSubject(mail.Subject) || !IsReady)
            return false;
        var now = clock.Milliseconds();
        session.Connection.Execute(
            "delete from mails where created_at < @before", new { before = now - (long)TimeSpan.FromDays(KeepDays).TotalMilliseconds });
        var id = session.Connection.ExecuteScalar<long>(
            "insert into mails (recipient, subject, created_at) values (@To, @Subject, @now) returning id", new { mail.To, mail.Subject, now });

        // Encrypted, because mails carry links that open accounts, and settled entries stay for weeks.
        session.Enqueue(new NewOutboxEntry(Kind, KeyOf(id), OrderKey: null, secrets.Protect(PayloadPurpose, StoredJson.Write(mail))));
        return true;
    }

    internal static string KeyOf(long id) => string.Create(CultureInfo.InvariantCulture, $"mail-{id}");
}
