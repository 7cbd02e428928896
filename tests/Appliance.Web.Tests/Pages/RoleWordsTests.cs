using Appliance.Core.Accounts;
using Appliance.Web.Pages;

namespace Appliance.Web.Tests.Pages;

[TestClass]
public sealed class RoleWordsTests
{
    [TestMethod]
    public void PermissionArea_EveryAreaOfTheRegistry_HasWords()
    {
        var texts = new Texts();

        var bare = PermissionRegistry.All.Select(permission => permission.Name.Split('.')[0]).Distinct()
            .Where(area => RoleWords.PermissionArea(area, texts) == area);

        Assert.AreEqual("", string.Join('\n', bare));
    }
}
