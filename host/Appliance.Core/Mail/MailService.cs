using System.Globalization;
using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Core.Paging;
using Appliance.Core.Settings;
using Appliance.Storage;
using Appliance.Storage.Outbox;
using Dapper;

namespace Appliance.Core.Mail;

/// <summary>The mail server of the installation, and what became of the mails.</summary>
public sealed class MailService(
    IDatabase database, SettingsStore settings, ISecretProtector secrets, SmtpTransport transport, OutboxDesk desk, AuditLog audit, TimeProvider clock)
{
    /// <summary>The settings. Needs <c>settings.view</c>. Refused: forbidden.</summary>
    public Result<MailSettingsView> Get(Actor actor) =>
        actor.May(Permissions.SettingsView) ? View(Stored()) : Refusal.Forbidden(Permissions.SettingsView);

    /// <summary>Sets the server. Needs <c>settings.edit</c>. Refused: forbidden, invalid.</summary>
    public async Task<Result<MailSettingsView>> SaveAsync(Actor actor, MailSettingsInput input, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.SettingsEdit))
            return Refusal.Forbidden(Permissions.SettingsEdit);
        if (Check(input) is { Count: > 0 } faults)
            return Refusal.Invalid(faults);
        var before = Stored();
        var after = new MailSettings
        {
            Host = input.Host?.Trim() ?? "",
            Port = input.Port,
            Security = input.Security!,
            User = Text(input.User),
            Password = input.Password switch
            {
                // A password goes only to the server that it was typed for.
                null => SameServer(before, input) ? before.Password : null,
                "" => null,
                var typed => secrets.Protect(MailSettings.PasswordPurpose, typed),
            },
            SenderAddress = input.SenderAddress?.Trim() ?? "",
            SenderName = Text(input.SenderName),
        };
        await database.WriteAsync(
            session =>
            {
                settings.Set(session, MailSettings.Key, after);
                audit.Append(session, actor, "settings.mail_changed", detail: new { before = Codes(before), after = Codes(after), password = before.Password != after.Password });
            },
            cancellationToken);
        return View(after);
    }

    /// <summary>Sends a mail now, with the stored settings. Needs <c>settings.edit</c>. Refused: forbidden, invalid (field to), no_mail_server.</summary>
    /// <returns>What the server said, also where it refused.</returns>
    public async Task<Result<MailTestResult>> TestAsync(Actor actor, string to, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.SettingsEdit))
            return Refusal.Forbidden(Permissions.SettingsEdit);
        if (!MailRules.IsAddress(to))
            return Refusal.Invalid("to", "invalid");
        if (Stored() is not { Host.Length: > 0 } server)
            return Refusal.Refused("no_mail_server");
        var id = string.Create(CultureInfo.InvariantCulture, $"test-{clock.Milliseconds()}");
        return await transport.SendAsync(server, MailTexts.Test(to), id, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>Mails of the last 30 days, the newest first. Needs <c>settings.view</c>. Refused: forbidden, invalid.</summary>
    public Result<Page<MailView>> List(Actor actor, PageRequest page)
    {
        if (!actor.May(Permissions.SettingsView))
            return Refusal.Forbidden(Permissions.SettingsView);
        if (!page.TryReadCursor(new PageCursor(0, long.MaxValue), out var before))
            return Refusal.Invalid("cursor", "invalid");
        var rows = database.Read(connection => connection.Query<Row>(
            """
            select m.id as Id, m.recipient as Recipient, m.subject as Subject, m.created_at as CreatedAt,
                   o.state as State, o.attempts as Attempts, o.reason as Reason, o.settled_at as SettledAt
            from mails m left join outbox o on o.kind = 'mail' and o.idempotency_key = 'mail-' || m.id
            where m.id < @before order by m.id desc limit @fetch
            """,
            new { before = before.Id, fetch = page.Fetch }).AsList());
        return page.Cut(rows.ConvertAll(View), view => new PageCursor(0, view.Id));
    }

    /// <summary>Sends a mail that failed once more. Needs <c>settings.edit</c>. Refused: forbidden, not_found, not_failed.</summary>
    public async Task<Refusal?> SendAgainAsync(Actor actor, long id, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.SettingsEdit))
            return Refusal.Forbidden(Permissions.SettingsEdit);
        return await database.WriteAsync(
            session =>
            {
                if (session.Connection.ExecuteScalar<long?>("select 1 from mails where id = @id", new { id }) is null)
                    return Refusal.NotFound;
                return desk.SendAgain(session, MailOutbox.Kind, MailOutbox.KeyOf(id)) ? null : Refusal.Conflict("not_failed");
            },
            cancellationToken);
    }

    private MailSettings Stored() => settings.Get<MailSettings>(MailSettings.Key) ?? new MailSettings();

    private static bool SameServer(MailSettings before, MailSettingsInput input) =>
        string.Equals(before.Host, input.Host?.Trim(), StringComparison.OrdinalIgnoreCase) && before.Port == input.Port && before.User == Text(input.User)
        && (before.Security == input.Security || input.Security != MailSecurity.None);

    private static Dictionary<string, string[]> Check(MailSettingsInput input)
    {
        var faults = new Dictionary<string, string[]>();
        var host = input.Host?.Trim() ?? "";
        if (host.Length > 253 || (host.Length > 0 && Uri.CheckHostName(host) == UriHostNameType.Unknown))
            faults["host"] = ["invalid"];
        if (input.Port is < 1 or > 65535)
            faults["port"] = ["out_of_range"];
        if (input.Security is null || !MailSecurity.All.Contains(input.Security))
            faults["security"] = ["unknown"];
        if (AgentRules.Name(input.User, required: false, 254) is { } user)
            faults["user"] = [user];
        if (input.Password is { Length: > 500 })
            faults["password"] = ["too_long"];
        if (AgentRules.Name(input.SenderName, required: false) is { } name)
            faults["senderName"] = [name];
        if ((host.Length > 0 || !string.IsNullOrWhiteSpace(input.SenderAddress)) && !MailRules.IsAddress(input.SenderAddress?.Trim()))
            faults["senderAddress"] = [string.IsNullOrWhiteSpace(input.SenderAddress) ? "required" : "invalid"];
        return faults;
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static object Codes(MailSettings server) => new { server.Host, server.Port, server.Security, user = server.User is not null };

    private static MailSettingsView View(MailSettings server) => new(
        server.Host, server.Port, server.Security, server.User, server.Password is not null, server.SenderAddress, server.SenderName);

    private static MailView View(Row row) => new(
        row.Id, row.Recipient, row.Subject,
        row.State switch { "done" => "sent", "pending" or "sending" => "queued", _ => "failed" },
        (int)row.Attempts, row.Reason, StoredTime.From(row.CreatedAt), StoredTime.From(row.SettledAt));

    private sealed class Row
    {
        public long Id { get; init; }
        public string Recipient { get; init; } = "";
        public string Subject { get; init; } = "";
        public long CreatedAt { get; init; }
        public string? State { get; init; }
        public long Attempts { get; init; }
        public string? Reason { get; init; }
        public long? SettledAt { get; init; }
    }
}
