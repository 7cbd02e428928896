using Appliance.Core.Mail;
using Appliance.Core.Paging;
using Appliance.Sdk;
using Appliance.Storage;

namespace Appliance.Core.Notices;

/// <summary>Notices to agents: posted by other features, read by the agent they are for and by nobody else.</summary>
public sealed class NoticeService(IDatabase database, MailOutbox mails, TimeProvider clock, PublicAddress? address = null)
{
    private const int LongestTitle = 200;
    private const int LongestBody = 2000;

    /// <summary>Posts a notice in the write that gives the reason for it, and tells the agent's live connections after the commit.</summary>
    /// <returns>The notice's id.</returns>
    /// <exception cref="ArgumentException">The kind is unknown, or the link is no page of ours: a fault of the caller.</exception>
    public long Post(IWriteSession session, NewNotice notice)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(notice);
        if (!NoticeKinds.All.Contains(notice.Kind))
            throw new ArgumentException($"There is no kind of notice '{notice.Kind}'.", nameof(notice));
        if (notice.Link is { } link && !IsOwnPage(link))
            throw new ArgumentException($"'{link}' is no page of this server.", nameof(notice));

        var connection = session.Connection;
        var wish = NoticeStore.Preferences(connection, notice.AgentId).Find(preference => preference.Kind == notice.Kind) ?? NoticePreference.Default(notice.Kind);
        var now = clock.Milliseconds();
        var cut = notice with { Title = Cut(notice.Title, LongestTitle), Body = notice.Body is null ? null : Cut(notice.Body, LongestBody) };
        var id = NoticeStore.Insert(connection, cut, now, read: !wish.Page);
        var view = new NoticeView(id, cut.Kind, cut.Title, cut.Body, cut.Link, StoredTime.From(now), wish.Page ? null : StoredTime.From(now));
        session.Append(NoticeEvents.Posted(notice.AgentId, new NoticeFrame(view, NoticeStore.Unread(connection, notice.AgentId), wish.Sound, wish.Desktop)));
        if (wish.Mail && !notice.HasOwnMail)
            Mail(session, cut);
        return id;
    }

    /// <summary>The caller's notices, newest first. Refused: invalid (kind, cursor), forbidden for who is no agent.</summary>
    /// <param name="actor">Whose notices.</param>
    /// <param name="kind">Only this kind; null for all.</param>
    /// <param name="unread">Only those not read.</param>
    /// <param name="page">Which part.</param>
    public Result<Page<NoticeView>> List(Actor actor, string? kind, bool unread, PageRequest page)
    {
        if (actor.AgentId is not { } agentId)
            return Refusal.Forbidden(Accounts.Permissions.Self);
        if (kind is not null && !NoticeKinds.All.Contains(kind))
            return Refusal.Invalid("kind", "unknown");
        if (!page.TryReadCursor(new PageCursor(0, long.MaxValue), out var before))
            return Refusal.Invalid("cursor", "invalid");
        var rows = database.Read(connection => NoticeStore.Page(connection, agentId, kind, unread, before.Id, page.Fetch));
        return page.Cut(rows, view => new PageCursor(0, view.Id));
    }

    /// <summary>Sets how a new account is told, in the write that makes it; the agent may choose otherwise. Kinds are known ones.</summary>
    public static void Prefer(IWriteSession session, long agentId, IReadOnlyList<NoticePreference> preferences)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(preferences);
        foreach (var preference in preferences)
            NoticeStore.SetPreference(session.Connection, agentId, preference with { Page = preference.Page || preference.Kind == NoticeKinds.Security });
    }

    /// <summary>One of the caller's notices as a live connection is told of it again; null when it is gone or somebody else's.</summary>
    public NoticeFrame? ForReplay(Actor actor, long id)
    {
        if (actor.AgentId is not { } agentId)
            return null;
        return database.Read(connection => NoticeStore.Find(connection, agentId, id) is { } view
            ? new NoticeFrame(view, NoticeStore.Unread(connection, agentId), Sound: false, Desktop: false)
            : null);
    }

    /// <summary>How many of the caller's notices are unread.</summary>
    public int Unread(Actor actor) => actor.AgentId is { } agentId ? database.Read(connection => NoticeStore.Unread(connection, agentId)) : 0;

    /// <summary>Marks one as read; again changes nothing. Refused: not_found.</summary>
    public Task<Refusal?> ReadAsync(Actor actor, long id, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            var connection = session.Connection;
            if (actor.AgentId is not { } agentId || NoticeStore.Find(connection, agentId, id) is null)
                return Refusal.NotFound;
            if (NoticeStore.MarkRead(connection, agentId, id, clock.Milliseconds()) > 0)
                session.Append(NoticeEvents.WasRead(agentId, NoticeStore.Unread(connection, agentId)));
            return null;
        },
        cancellationToken);

    /// <summary>Marks all up to one as read, so that what came while the list was being read stays unread.</summary>
    /// <param name="actor">Whose notices.</param>
    /// <param name="upTo">The newest that was seen; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task ReadAllAsync(Actor actor, long? upTo, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            if (actor.AgentId is not { } agentId || NoticeStore.MarkAllRead(session.Connection, agentId, upTo ?? long.MaxValue, clock.Milliseconds()) == 0)
                return;
            session.Append(NoticeEvents.WasRead(agentId, NoticeStore.Unread(session.Connection, agentId)));
        },
        cancellationToken);

    /// <summary>Deletes an erased agent's notices and wishes.</summary>
    public static void Forget(IWriteSession session, long agentId) => NoticeStore.DeleteOf(session.Connection, agentId);

    // In the language of the agent's account; nothing where no mail server is set or the agent has no address.
    private void Mail(IWriteSession session, NewNotice notice)
    {
        if (NoticeStore.Recipient(session.Connection, notice.AgentId) is not { Email.Length: > 0 } recipient)
            return;
        string Say(LocalizedText text) => recipient.Locale == "en" ? text.En : text.Zh;
        var link = notice.Link is null ? null : address?.Of(notice.Link)?.AbsoluteUri;
        var lines = new[] { Say(notice.Title), notice.Body is null ? null : Say(notice.Body), link };

        // A name in a title may hold what a mail's head must not.
        var subject = Say(notice.Title).ReplaceLineEndings(" ");
        mails.Queue(session, new OutgoingMail(recipient.Email, subject, string.Join("\n\n", lines.Where(line => line is not null)) + "\n"));
    }

    private static bool IsOwnPage(string link) => link is ['/', ..] and not ['/', '/' or '\\', ..];

    private static LocalizedText Cut(LocalizedText text, int most) => new(Cut(text.Zh, most), Cut(text.En, most));

    // A surrogate pair is not torn apart.
    private static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";
}
