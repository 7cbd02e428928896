namespace Appliance.Core.Accounts;

/// <summary>What an agent is good at.</summary>
/// <param name="Name">At most 40 characters.</param>
/// <param name="Level">1–10.</param>
public sealed record SkillView(string Name, int Level);
