namespace Appliance.Core.Conversations;

/// <summary>Priorities by their names on the wire; the database keeps their place in this list.</summary>
public static class Priorities
{
    public const int Low = 0;
    public const int Normal = 1;
    public const int High = 2;
    public const int Urgent = 3;

    private static readonly string[] Names = ["low", "normal", "high", "urgent"];

    public static string Name(int priority) => Names[Math.Clamp(priority, Low, Urgent)];

    /// <summary>Null when there is no priority of that name.</summary>
    public static int? Parse(string name) => Array.IndexOf(Names, name) is var place and >= 0 ? place : null;
}
