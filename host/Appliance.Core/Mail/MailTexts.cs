namespace Appliance.Core.Mail;

/// <summary>The words of the mails that the feature itself sends.</summary>
internal static class MailTexts
{
    public static OutgoingMail Test(string to) => new(
        to,
        "Appliance 测试邮件 / test mail",
        "收到这封邮件，说明邮件服务器的设置是对的。\n\nThis mail arrived, so the settings of the mail server are right.\n");
}
