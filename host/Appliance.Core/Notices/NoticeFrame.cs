namespace Appliance.Core.Notices;

/// <summary>What an agent's own connections are told of a notice.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Unread">How many are unread with it.</param>
/// <param name="Sound">Whether the agent wants to hear it.</param>
/// <param name="Desktop">Whether the agent wants it on the desktop.</param>
public sealed record NoticeFrame(NoticeView Notice, int Unread, bool Sound, bool Desktop);
