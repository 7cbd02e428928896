using Appliance.Core.Paging;

namespace Appliance.Core.Tests.Paging;

[TestClass]
public sealed class PageCursorTests
{
    [TestMethod]
    [DataRow(0L, 0L)]
    [DataRow(long.MinValue, long.MaxValue)]
    [DataRow(-1L, 42L)]
    public void TryParse_OwnText_IsTheSame(long key, long id)
    {
        var valid = PageCursor.TryParse(new PageCursor(key, id).ToString(), out var cursor);

        Assert.AreEqual((true, new PageCursor(key, id)), (valid, cursor));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("abc")]
    [DataRow("!!!!!!!!!!!!!!!!!!!!!!")]
    [DataRow("AAAAAAAAAAAAAAAAAAAAAAAA")]
    public void TryParse_ForeignText_IsRefused(string text)
    {
        Assert.IsFalse(PageCursor.TryParse(text, out _));
    }
}
