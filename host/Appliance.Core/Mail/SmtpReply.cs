namespace Appliance.Core.Mail;

/// <summary>One answer of the server; several lines joined by blanks, without the code.</summary>
internal sealed record SmtpReply(int Code, string Text)
{
    public bool Is(int hundreds) => Code / 100 == hundreds;
}
