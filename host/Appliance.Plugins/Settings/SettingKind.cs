namespace Appliance.Plugins.Settings;

/// <summary>How a setting is edited.</summary>
public enum SettingKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    Multiline,

    /// <summary>One line, write-only.</summary>
    Secret,

    /// <summary>An http or https address.</summary>
    Address,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>One of some.</summary>
    Choice,

    /// <summary>A span of time, in seconds.</summary>
    Duration,

    /// <summary>Some lines of text.</summary>
    List,
}
