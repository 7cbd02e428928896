using Appliance.Web.Pages.Widget;

namespace Appliance.Web.Tests.Widget;

[TestClass]
public sealed class FramePolicyTests
{
    [TestMethod]
    public void For_NoOrigins_AllowsEveryPage() =>
        Assert.EndsWith("frame-ancestors *", FramePolicy.For([]), StringComparison.Ordinal);

    [TestMethod]
    public void For_EntryThatIsNoOrigin_IsLeftOut() =>
        Assert.EndsWith("frame-ancestors 'self' https://a.example", FramePolicy.For(["*; script-src *", "javascript:alert(1)", "https://a.example"]), StringComparison.Ordinal);

    [TestMethod]
    public void For_OnlyUnreadableEntries_AllowsNoOtherPage() =>
        Assert.EndsWith("frame-ancestors 'self'", FramePolicy.For(["nonsense"]), StringComparison.Ordinal);

    [TestMethod]
    public void Origins_PathAndDefaultPort_AreCut() =>
        CollectionAssert.AreEqual(new[] { "https://shop.example" }, FramePolicy.Origins(["https://shop.example:443/path"]).ToArray());

    [TestMethod]
    public void Origins_OwnPort_Stays() =>
        CollectionAssert.AreEqual(new[] { "http://localhost:3000" }, FramePolicy.Origins(["http://localhost:3000"]).ToArray());
}
