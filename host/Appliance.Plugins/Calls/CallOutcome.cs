namespace Appliance.Plugins.Calls;

/// <summary>What became of a call into a plugin.</summary>
public enum CallOutcome
{
    /// <summary>It returned.</summary>
    Returned,

    /// <summary>It threw.</summary>
    Threw,

    /// <summary>It took longer than it may.</summary>
    TimedOut,

    /// <summary>It ran when the plugin was stopped; what it has done is not known.</summary>
    Abandoned,

    /// <summary>The plugin does not run, or its circuit is open: it was not called.</summary>
    Unavailable,
}
