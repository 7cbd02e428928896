namespace Appliance.Core;

/// <summary>How far a scope reaches; a larger value includes the smaller ones.</summary>
public enum Reach
{
    None,
    Own,
    Groups,
    Department,
    All,
}
