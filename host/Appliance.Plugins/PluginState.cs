namespace Appliance.Plugins;

/// <summary>What a plugin is doing.</summary>
public enum PluginState
{
    /// <summary>Found, not started yet.</summary>
    Discovered,

    /// <summary>An admin switched it off.</summary>
    Disabled,

    /// <summary>Being checked and loaded.</summary>
    Starting,

    /// <summary>Works.</summary>
    Running,

    /// <summary>Does not work; started again by itself where a retry time is given.</summary>
    Faulted,

    /// <summary>Runs code that ignores being told to end; only a restart of the server ends it.</summary>
    Stuck,

    /// <summary>Ended the server twice; not started until an admin enables it.</summary>
    Quarantined,

    /// <summary>Made for another version of the server.</summary>
    Incompatible,
}
