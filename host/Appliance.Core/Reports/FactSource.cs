using Appliance.Sdk.Reporting;

namespace Appliance.Core.Reports;

/// <summary>One kind of fact as reports may read it: which table, by which time, and the expression behind each public name.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Time">The column that places a fact in time; indexed.</param>
/// <param name="Dimensions">Name of <see cref="FactDimensions"/> → column. Day and hour are made from the time.</param>
/// <param name="Fields">Name of <see cref="FactFields"/> → expression; null where a fact has no value.</param>
/// <param name="Department">Column of the department as it was; null where the facts have none.</param>
internal sealed record FactSource(
    string Table,
    string Time,
    IReadOnlyDictionary<string, string> Dimensions,
    IReadOnlyDictionary<string, string> Fields,
    string? Department)
{
    /// <summary>Everything that a report can read; what is not here cannot be asked for.</summary>
    public static IReadOnlyDictionary<string, FactSource> All { get; } = new Dictionary<string, FactSource>
    {
        [Facts.ServiceEpisodes] = new(
            "service_episodes",
            "started_at",
            new Dictionary<string, string>
            {
                [FactDimensions.Agent] = "agent_id",
                [FactDimensions.Group] = "group_id",
                [FactDimensions.ChannelAccount] = "channel_account_id",
            },
            new Dictionary<string, string>
            {
                [FactFields.Itself] = "1",
                [FactFields.MessagesIn] = "messages_in",
                [FactFields.MessagesOut] = "messages_out",
                [FactFields.MessagesAutomatic] = "messages_automatic",
                [FactFields.Wait] = "(accepted_at - queued_at) / 1000.0",

                // An agent who wrote first has not been made to wait for: the customer's first message came after.
                [FactFields.FirstResponse] = "case when first_response_at >= first_customer_message_at then (first_response_at - first_customer_message_at) / 1000.0 end",
                [FactFields.FirstResponseAfterAccept] = "case when first_response_at >= accepted_at then (first_response_at - accepted_at) / 1000.0 end",
                [FactFields.Handling] = "(closed_at - accepted_at) / 1000.0",
                [FactFields.Accepted] = "case when accepted_at is not null then 1 end",
                [FactFields.Closed] = "case when closed_at is not null then 1 end",
            },
            "department_id"),
        [Facts.AssignmentEpisodes] = new(
            "assignment_episodes",
            "from_at",
            new Dictionary<string, string> { [FactDimensions.Agent] = "agent_id", [FactDimensions.Group] = "group_id" },
            new Dictionary<string, string>
            {
                [FactFields.Itself] = "1",
                [FactFields.Stay] = "(to_at - from_at) / 1000.0",
                [FactFields.OverCapacity] = "case when over_capacity = 1 then 1 end",
            },
            "department_id"),
        [Facts.QueueStays] = new(
            "queue_stays",
            "entered_at",
            new Dictionary<string, string> { [FactDimensions.Group] = "group_id" },
            new Dictionary<string, string>
            {
                [FactFields.Itself] = "1",
                [FactFields.Stay] = "(left_at - entered_at) / 1000.0",
            },
            null),
    };
}
