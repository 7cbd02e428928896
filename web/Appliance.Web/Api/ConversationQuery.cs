using Appliance.Core;
using Appliance.Core.Conversations;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Api;

/// <summary>Which conversations a list shows.</summary>
internal sealed record ConversationQuery
{
    [FromQuery(Name = "state")]
    public string? State { get; init; }

    /// <summary>An agent's id, or <c>me</c>.</summary>
    [FromQuery(Name = "assignee")]
    public string? Assignee { get; init; }

    [FromQuery(Name = "group")]
    public long? Group { get; init; }

    /// <summary>A channel kind such as <c>web</c>.</summary>
    [FromQuery(Name = "channel")]
    public string? Channel { get; init; }

    /// <summary>A channel account's id.</summary>
    [FromQuery(Name = "account")]
    public long? Account { get; init; }

    [FromQuery(Name = "customer")]
    public long? Customer { get; init; }

    [FromQuery(Name = "q")]
    public string? Query { get; init; }

    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "limit")]
    public PageLimit? Limit { get; init; }

    public Result<ConversationFilter> ToFilter(Actor actor)
    {
        long? assignee = null;
        if (!string.IsNullOrEmpty(Assignee))
        {
            if (Assignee == "me")
                assignee = actor.AgentId;
            else if (long.TryParse(Assignee, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id))
                assignee = id;
            else
                return Refusal.Invalid("assignee", "invalid");
        }

        if (!string.IsNullOrEmpty(State) && State is not (ConversationStates.Waiting or ConversationStates.Active or ConversationStates.Closed))
            return Refusal.Invalid("state", "invalid");
        return new ConversationFilter
        {
            State = Empty(State),
            AssigneeId = assignee,
            GroupId = Group,
            Channel = Empty(Channel),
            ChannelAccountId = Account,
            CustomerId = Customer,
            Query = Empty(Query),
            Cursor = Empty(Cursor),
            Limit = Limit?.Value ?? 50,
        };
    }

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
