using Appliance.Core.Accounts;

namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class PhoneKeyTests
{
    [TestMethod]
    [DataRow("13800138000", "13800138000")]
    [DataRow("+86 138-0013-8000", "13800138000")]
    [DataRow("0086 138 0013 8000", "13800138000")]
    [DataRow("１３８００１３８０００", "13800138000")]
    [DataRow("+1 (555) 010-9999", "15550109999")]
    [DataRow("bob", null)]
    [DataRow("1234", null)]
    [DataRow(null, null)]
    public void Of_Phone_IsItsDigits(string? phone, string? expected)
    {
        Assert.AreEqual(expected, PhoneKey.Of(phone));
    }
}
