namespace Appliance.Core.Paging;

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Limit">1–200 rows.</param>
/// <param name="Cursor">The <see cref="Page{T}.NextCursor"/> of the page before; null for the first.</param>
public sealed record PageRequest(int Limit = PageRequest.DefaultLimit, string? Cursor = null)
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;

    /// <summary>How many rows to fetch: one more than asked for tells whether there is a next page.</summary>
    public int Fetch => Limit + 1;

    /// <summary>Reads the cursor; <paramref name="start"/> where there is none. False when it is not one.</summary>
    public bool TryReadCursor(PageCursor start, out PageCursor after)
    {
        after = start;
        return Cursor is null || PageCursor.TryParse(Cursor, out after);
    }

    /// <summary>Cuts <paramref name="fetched"/> (up to <see cref="Fetch"/> rows) to the limit.</summary>
    public Page<T> Cut<T>(IReadOnlyList<T> fetched, Func<T, PageCursor> cursorOf)
    {
        if (fetched.Count <= Limit)
            return new Page<T>(fetched, null);
        var items = fetched.Take(Limit).ToList();
        return new Page<T>(items, cursorOf(items[^1]).ToString());
    }
}
