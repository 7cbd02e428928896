using Appliance.Core.Settings;
using Appliance.Core.Tests.Accounts;

namespace Appliance.Core.Tests.Settings;

[TestClass]
public sealed class SettingsTests
{
    [TestMethod]
    public async Task Set_Twice_KeepsTheLast()
    {
        await using var core = await AccountsCore.StartEmptyAsync();
        var settings = core.Get<SettingsStore>();
        await settings.SetAsync("sizes", new[] { 1 }, CancellationToken.None);
        await settings.SetAsync("sizes", new[] { 2, 3 }, CancellationToken.None);

        CollectionAssert.AreEqual(new[] { 2, 3 }, settings.Get<int[]>("sizes"));
    }

    [TestMethod]
    public async Task Get_NeverSet_IsNull()
    {
        await using var core = await AccountsCore.StartEmptyAsync();

        Assert.IsNull(core.Get<SettingsStore>().Get<string>("nothing"));
    }

    [TestMethod]
    public async Task Unprotect_SamePurpose_IsTheSecret()
    {
        await using var core = await AccountsCore.StartEmptyAsync();
        var protector = core.Get<ISecretProtector>();

        Assert.AreEqual("secret", protector.Unprotect("a", protector.Protect("a", "secret")));
    }

    [TestMethod]
    public async Task Unprotect_OtherPurpose_IsNull()
    {
        await using var core = await AccountsCore.StartEmptyAsync();
        var protector = core.Get<ISecretProtector>();

        Assert.IsNull(protector.Unprotect("b", protector.Protect("a", "secret")));
    }

    [TestMethod]
    public async Task Protect_Keys_LieInTheFolderGiven()
    {
        await using var core = await AccountsCore.StartEmptyAsync();

        core.Get<ISecretProtector>().Protect("a", "secret");

        Assert.HasCount(1, Directory.GetFiles(Path.Combine(core.Folder, "keys"), "key-*.xml"));
    }
}
