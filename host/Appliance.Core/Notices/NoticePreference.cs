namespace Appliance.Core.Notices;

/// <summary>How an agent wants to be told of one kind of notice. Every notice is listed in the message centre, whatever is chosen.</summary>
/// <param name="Kind">One of <see cref="NoticeKinds"/>.</param>
/// <param name="Page">Counts at the bell until it is read. Always true for security.</param>
/// <param name="Sound">The workbench sounds.</param>
/// <param name="Desktop">The browser shows it over other windows.</param>
/// <param name="Mail">A copy goes to the agent's e-mail address.</param>
public sealed record NoticePreference(string Kind, bool Page, bool Sound, bool Desktop, bool Mail)
{
    /// <summary>What holds while nothing was chosen.</summary>
    public static NoticePreference Default(string kind) => kind switch
    {
        NoticeKinds.Security => new(kind, Page: true, Sound: false, Desktop: true, Mail: true),
        NoticeKinds.Assignment or NoticeKinds.Sla => new(kind, Page: true, Sound: true, Desktop: true, Mail: false),
        _ => new(kind, Page: true, Sound: false, Desktop: false, Mail: false),
    };
}
