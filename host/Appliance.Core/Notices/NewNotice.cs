using Appliance.Sdk;

namespace Appliance.Core.Notices;

/// <summary>A notice to be posted.</summary>
/// <param name="Kind">One of <see cref="NoticeKinds"/>.</param>
/// <param name="AgentId">Whom it is for.</param>
/// <param name="Title">One line; cut to 200 characters.</param>
/// <param name="Body">More words, plain text; cut to 2,000 characters.</param>
/// <param name="Link">The page that it leads to, from the root: <c>/settings/…</c>.</param>
/// <param name="HasOwnMail">A mail of its own tells the same, so the notice is not mailed.</param>
public sealed record NewNotice(string Kind, long AgentId, LocalizedText Title, LocalizedText? Body = null, string? Link = null, bool HasOwnMail = false);
