namespace Appliance.Plugins.Supervision;

/// <summary>What is noted of the running process, for the next one.</summary>
/// <param name="StartedAt">When it started.</param>
/// <param name="Boot">Which boot of the machine; another one means a power cut or a restart.</param>
/// <param name="EndedCleanly">It said good-bye.</param>
internal sealed record RunNote(DateTimeOffset StartedAt, string Boot, bool EndedCleanly);
