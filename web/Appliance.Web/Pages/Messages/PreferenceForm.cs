using Appliance.Core.Notices;

namespace Appliance.Web.Pages.Messages;

/// <summary>One row of the form of preferences; a box that is not ticked is not sent.</summary>
public sealed class PreferenceForm
{
    public string Kind { get; set; } = "";

    public bool Page { get; set; }

    public bool Sound { get; set; }

    public bool Desktop { get; set; }

    public bool Mail { get; set; }

    public NoticePreference Preference => new(Kind, Page || Kind == NoticeKinds.Security, Sound, Desktop, Mail);

    public static PreferenceForm Of(NoticePreference wish)
    {
        ArgumentNullException.ThrowIfNull(wish);
        return new PreferenceForm { Kind = wish.Kind, Page = wish.Page, Sound = wish.Sound, Desktop = wish.Desktop, Mail = wish.Mail };
    }
}
