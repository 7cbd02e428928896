namespace Appliance.Sdk.Reporting;

/// <summary>What facts have. A duration is in seconds and absent until its end is known.</summary>
public static class FactFields
{
    /// <summary>The fact itself: counts 1 each. All facts.</summary>
    public const string Itself = "itself";

    /// <summary>Messages of the customer. Service episodes.</summary>
    public const string MessagesIn = "messagesIn";

    /// <summary>Messages written by agents. Service episodes.</summary>
    public const string MessagesOut = "messagesOut";

    /// <summary>Messages written by no person. Service episodes.</summary>
    public const string MessagesAutomatic = "messagesAutomatic";

    /// <summary>From queued to accepted. Service episodes.</summary>
    public const string Wait = "wait";

    /// <summary>From the customer's first message to the first answer by a person. Service episodes.</summary>
    public const string FirstResponse = "firstResponse";

    /// <summary>From accepted to the first answer by a person. Service episodes.</summary>
    public const string FirstResponseAfterAccept = "firstResponseAfterAccept";

    /// <summary>From accepted to closed. Service episodes.</summary>
    public const string Handling = "handling";

    /// <summary>Accepted: 1 or absent. Service episodes.</summary>
    public const string Accepted = "accepted";

    /// <summary>Closed: 1 or absent. Service episodes.</summary>
    public const string Closed = "closed";

    /// <summary>From the beginning to the end. Assignment episodes and queue stays.</summary>
    public const string Stay = "stay";

    /// <summary>Begun above the agent's capacity: 1 or absent. Assignment episodes.</summary>
    public const string OverCapacity = "overCapacity";
}
