using Appliance.Core.Conversations;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Customers;

/// <summary>The pages that visitors look at, and what they say of where a conversation came in.</summary>
public sealed class PageViews(IDatabase database, CustomerService customers, TimeProvider clock)
{
    private const int MaxUrl = 2000;
    private const int MaxTitle = 300;

    /// <summary>Notes a page. Addresses that are not http or https, and the same page again, are left out.</summary>
    public async Task NoteAsync(Actor visitor, long widgetId, VisitedPage page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        ArgumentNullException.ThrowIfNull(page);
        if (visitor.CustomerId is not { } customerId || Address(page.Url) is not { } url)
            return;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await database.WriteAsync(
            session =>
            {
                var last = session.Connection.QueryFirstOrDefault<string>(
                    "select url from page_views where customer_id = @customerId order by id desc limit 1", new { customerId });
                if (last == url)
                    return;
                session.Connection.Execute(
                    """
                    insert into page_views (customer_id, widget_id, url, title, referrer, at)
                    values (@customerId, @widgetId, @url, @title, @referrer, @now)
                    """,
                    new { customerId, widgetId, url, title = Cut(page.Title, MaxTitle), referrer = Address(page.Referrer), now });
            },
            cancellationToken);
    }

    /// <summary>The pages of a customer, newest first, at most 200. Refused: forbidden, not_found (as for the customer).</summary>
    public Result<Page<PageView>> Of(Actor actor, long customerId, int limit)
    {
        var customer = customers.Get(actor, customerId);
        if (customer.IsRefused)
            return customer.Refusal;
        var rows = database.Read(connection => connection.Query<Row>(
            """
            select id as Id, url as Url, title as Title, referrer as Referrer, at as At from page_views
            where customer_id = @customerId order by id desc limit @limit
            """,
            new { customerId, limit = Math.Clamp(limit, 1, 200) }));
        return new Page<PageView>(
            [.. rows.Select(row => new PageView(
                row.Id, CustomerMask.For(actor, row.Url)!, CustomerMask.For(actor, row.Title), CustomerMask.For(actor, row.Referrer),
                DateTimeOffset.FromUnixTimeMilliseconds(row.At)))],
            null);
    }

    /// <summary>
    /// Where a conversation that begins now came in: the page that is open, and campaign and advertisement of the newest
    /// among the last twenty pages that carries them (the landing page, usually).
    /// </summary>
    public ConversationEntry EntryOf(Actor visitor, long widgetId, string? device)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        var urls = database.Read(connection => connection.Query<string>(
            "select url from page_views where customer_id = @CustomerId order by id desc limit 20", new { visitor.CustomerId }).AsList());
        return new ConversationEntry
        {
            WidgetId = widgetId,
            Page = Cut(urls.FirstOrDefault(), 500),
            Campaign = Cut(urls.Select(url => Parameter(url, "utm_campaign")).FirstOrDefault(value => value is not null), 500),
            AdSource = Cut(urls.Select(url => Parameter(url, "utm_source")).FirstOrDefault(value => value is not null), 500),
            Device = device,
        };
    }

    private static string? Parameter(string url, string name)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
            return null;
        foreach (var pair in uri.Query.TrimStart('?').Split('&'))
        {
            if (pair.StartsWith(name + "=", StringComparison.Ordinal) && pair.Length > name.Length + 1)
                return Uri.UnescapeDataString(pair[(name.Length + 1)..].Replace('+', ' '));
        }

        return null;
    }

    private static string? Address(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? Cut(url, MaxUrl) : null;

    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : text[..length];

    private sealed class Row
    {
        public long Id { get; init; }

        public string Url { get; init; } = "";

        public string? Title { get; init; }

        public string? Referrer { get; init; }

        public long At { get; init; }
    }
}
