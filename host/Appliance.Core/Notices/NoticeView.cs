using Appliance.Sdk;

namespace Appliance.Core.Notices;

/// <summary>A notice as shown to its agent.</summary>
/// <param name="Id">Grows with time.</param>
/// <param name="Kind">One of <see cref="NoticeKinds"/>.</param>
/// <param name="Title">One line.</param>
/// <param name="Body">More words, plain text.</param>
/// <param name="Link">The page that it leads to, from the root.</param>
/// <param name="CreatedAt">When it was posted.</param>
/// <param name="ReadAt">When its agent has read it; null while unread.</param>
public sealed record NoticeView(long Id, string Kind, LocalizedText Title, LocalizedText? Body, string? Link, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt);
