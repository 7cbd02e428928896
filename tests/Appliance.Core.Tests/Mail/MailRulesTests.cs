using Appliance.Core.Mail;

namespace Appliance.Core.Tests.Mail;

[TestClass]
public sealed class MailRulesTests
{
    [TestMethod]
    [DataRow("bob@example.com", true)]
    [DataRow("王@例子.cn", true)]
    [DataRow("bob@example.com\r\nBcc: eve@example.com", false)]
    [DataRow("bob@example.com\nRCPT TO:<eve@example.com>", false)]
    [DataRow("bob@example.com,eve@example.com", false)]
    [DataRow("bob@example.com> SIZE=1", false)]
    [DataRow("Bob <bob@example.com>", false)]
    [DataRow("bob", false)]
    [DataRow("", false)]
    [DataRow(null, false)]
    public void IsAddress_Value_IsOneAddressAlone(string? value, bool expected)
    {
        Assert.AreEqual(expected, MailRules.IsAddress(value));
    }

    [TestMethod]
    [DataRow("Hello", true)]
    [DataRow("Hello\r\nBcc: eve@example.com", false)]
    [DataRow("Hello\nworld", false)]
    [DataRow("Hello\u2028world", false)]
    [DataRow("Hello\0", false)]
    [DataRow("", false)]
    public void IsSubject_Value_IsOneLine(string value, bool expected)
    {
        Assert.AreEqual(expected, MailRules.IsSubject(value));
    }
}
