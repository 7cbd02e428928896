namespace Appliance.Sdk.Reporting;

/// <summary>The facts that can be read. Each keeps group and agent as they were at the time.</summary>
public static class Facts
{
    /// <summary>One for each conversation, and one more for each time it was opened again; by the time it started.</summary>
    public const string ServiceEpisodes = "serviceEpisodes";

    /// <summary>One for each stretch in which an agent had a conversation; by the time it began.</summary>
    public const string AssignmentEpisodes = "assignmentEpisodes";

    /// <summary>One for each stay in a queue; by the time it began.</summary>
    public const string QueueStays = "queueStays";
}
