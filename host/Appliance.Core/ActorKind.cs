namespace Appliance.Core;

/// <summary>The kinds of caller.</summary>
public enum ActorKind
{
    /// <summary>A person signed in by cookie.</summary>
    Agent,

    /// <summary>A program with an API token, acting as the token's agent.</summary>
    Token,

    /// <summary>A customer with a visitor token.</summary>
    Visitor,

    /// <summary>The server itself.</summary>
    System,
}
