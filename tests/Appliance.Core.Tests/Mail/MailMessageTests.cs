using System.Text;
using Appliance.Core.Mail;

namespace Appliance.Core.Tests.Mail;

[TestClass]
public sealed class MailMessageTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(8));

    [TestMethod]
    public void Write_ChineseMail_IsAsciiThroughout()
    {
        var bytes = MailMessage.Write("shop@example.com", "拾光茶铺", new OutgoingMail("bob@example.com", "你的密码已修改", "正文\n.第二行", "<p>正文</p>"), "mail-1", At);

        Assert.IsTrue(Ascii.IsValid(bytes));
    }

    [TestMethod]
    public void Write_Date_IsThatOfRfc5322()
    {
        var text = Encoding.ASCII.GetString(MailMessage.Write("shop@example.com", null, new OutgoingMail("bob@example.com", "s", "t"), "mail-1", At));

        Assert.Contains("Date: Sat, 21 Nov 2026 09:00:00 +0800\r\n", text);
    }

    [TestMethod]
    public void Words_LongChinese_BreaksIntoWordsOf75CharactersAtMost()
    {
        var words = MailMessage.Words(string.Concat(Enumerable.Repeat("密码", 40))).Split("\r\n ");

        Assert.IsTrue(words.All(word => word.Length <= 75), string.Join('\n', words));
    }

    [TestMethod]
    public void Words_TextThatLooksEncoded_IsEncodedItself()
    {
        Assert.StartsWith("=?utf-8?B?", MailMessage.Words("=?utf-8?Q?evil?="));
    }
}
