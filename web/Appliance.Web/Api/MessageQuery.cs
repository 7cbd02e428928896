using Appliance.Core.Conversations;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Api;

/// <summary>Which messages a list shows: the next ones after, the last ones before, or the newest. Ascending.</summary>
internal readonly record struct MessageQuery(
    [property: FromQuery(Name = "before")] long? Before,
    [property: FromQuery(Name = "after")] long? After,
    [property: FromQuery(Name = "limit")] PageLimit? Limit)
{
    public MessageWindow Window => new(Before, After, Limit?.Value ?? 50);
}
