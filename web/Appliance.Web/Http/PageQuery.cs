using Appliance.Core.Paging;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Http;

/// <summary>The two parameters of every list; take it with <c>[AsParameters]</c>.</summary>
public readonly record struct PageQuery(
    [property: FromQuery(Name = "limit")] PageLimit? Limit,
    [property: FromQuery(Name = "cursor")] string? Cursor)
{
    /// <summary>Rows on a page.</summary>
    public int Size => Limit?.Value ?? PageRequest.DefaultLimit;

    public PageRequest Request => new(Size, Cursor);
}
