using Appliance.Core.Conversations;
using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Api;

/// <summary>201 for a new message, 200 for one that the same client id has made before.</summary>
internal static class SentMessageResults
{
    public static IResult ToHttp(this SentMessage sent, string location, MessageView? shown = null) => sent.Created
        ? TypedResults.Created(location, shown ?? sent.Message)
        : TypedResults.Ok(shown ?? sent.Message);
}
