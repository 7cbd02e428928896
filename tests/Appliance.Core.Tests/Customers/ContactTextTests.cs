using System.Text.Json;
using Appliance.Core.Customers;

namespace Appliance.Core.Tests.Customers;

[TestClass]
public sealed class ContactTextTests
{
    private const MaskedContacts Both = MaskedContacts.Phone | MaskedContacts.Email;

    [TestMethod]
    [DataRow("我的手机是13812345678,请回电", "我的手机是138****5678,请回电")]
    [DataRow("１３８１２３４５６７８", "138****5678")]
    [DataRow("138 1234 5678", "138****5678")]
    [DataRow("138-1234-5678", "138****5678")]
    [DataRow("+86 138 1234 5678", "861****5678")]
    [DataRow("008613812345678", "008****5678")]
    [DataRow("021-62345678", "021****5678")]
    [DataRow("(415) 555-0132", "415****0132")]
    [DataRow("+4930123456", "493****3456")]
    [DataRow("400-820-8820", "400****8820")]
    [DataRow("zhang.san@example.com", "z***@example.com")]
    [DataRow("邮箱zhang@qq.com,谢谢", "邮箱z***@qq.com,谢谢")]
    [DataRow("zhang＠qq.com", "z***@qq.com")]
    [DataRow("https://shop.example/?mail=a.b%40qq.com", "https://shop.example/?mail=a***@qq.com")]
    [DataRow("张三@例子.中国", "张***@例子.中国")]
    public void Hide_Contact_IsHidden(string text, string shown) => Assert.AreEqual(shown, ContactText.Hide(Both, text));

    [TestMethod]
    [DataRow("订单 20261121000123456789 还没到")]
    [DataRow("2026-11-21 10:30")]
    [DataRow("12345678")]
    [DataRow("¥1,299.00")]
    [DataRow("@李四 看一下")]
    [DataRow("卡号 6222021234567890123")]
    [DataRow("第 3 次,共 12 次")]
    public void Hide_NoContact_Stays(string text) => Assert.AreEqual(text, ContactText.Hide(Both, text));

    [TestMethod]
    public void Hide_PhoneAlone_LeavesAddresses() =>
        Assert.AreEqual("138****5678 a@b.com", ContactText.Hide(MaskedContacts.Phone, "13812345678 a@b.com"));

    [TestMethod]
    public void Hide_Content_ReachesEveryTextAndEveryName()
    {
        var content = JsonSerializer.Deserialize<JsonElement>("""{"values":{"13812345678":"a\u0040b.com"},"list":["13987654321"],"fileId":13812345678}""");

        var shown = ContactText.Hide(Both, content);

        Assert.AreEqual("""{"values":{"138****5678":"a***@b.com"},"list":["139****4321"],"fileId":13812345678}""", shown.GetRawText());
    }

    [TestMethod]
    public void Hide_LongText_EndsInTime()
    {
        var text = string.Concat(Enumerable.Repeat("1-", 2500)) + new string('a', 5000) + "@";

        var watch = System.Diagnostics.Stopwatch.StartNew();
        ContactText.Hide(Both, text);

        Assert.IsLessThan(1000, watch.ElapsedMilliseconds);
    }
}
