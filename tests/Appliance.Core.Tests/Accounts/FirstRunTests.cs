using Appliance.Core.Accounts;

namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class FirstRunTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task Run_NoPassword_GeneratesOneThatMustBeChanged()
    {
        await using var core = await AccountsCore.StartEmptyAsync();
        var admin = (await core.Get<FirstRun>().RunAsync("admin", null, CancellationToken.None))!;

        var result = await core.SignInAsync("admin", admin.GeneratedPassword!);

        Assert.AreEqual("password_change_required", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task Run_NoPassword_KeepsItInAFileOfTheOwner()
    {
        await using var core = await AccountsCore.StartEmptyAsync();
        var admin = (await core.Get<FirstRun>().RunAsync("admin", null, CancellationToken.None))!;

        var lines = await File.ReadAllLinesAsync(Path.Combine(core.Folder, "initial-password"), TestContext.CancellationToken);

        CollectionAssert.AreEqual(new[] { "admin", admin.GeneratedPassword }, lines);
        if (!OperatingSystem.IsWindows())
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(admin.PasswordFile));
    }

    [TestMethod]
    public async Task SignIn_FirstAdmin_RemovesTheFile()
    {
        await using var core = await AccountsCore.StartEmptyAsync();
        var admin = (await core.Get<FirstRun>().RunAsync("admin", null, CancellationToken.None))!;

        await core.SignInAsync("admin", admin.GeneratedPassword!, "Other-horse-8");

        Assert.IsFalse(File.Exists(admin.PasswordFile));
    }

    [TestMethod]
    public async Task Run_GivenPassword_NeedNotBeChangedAndIsInNoFile()
    {
        await using var core = await AccountsCore.StartEmptyAsync();
        var admin = (await core.Get<FirstRun>().RunAsync("boss", AccountsCore.Password, CancellationToken.None))!;

        var result = await core.SignInAsync("boss");

        Assert.AreEqual((false, false, null), (result.IsRefused, File.Exists(admin.PasswordFile), admin.GeneratedPassword));
    }

    [TestMethod]
    public async Task Run_Again_MakesNothing()
    {
        await using var core = await AccountsCore.StartAsync();

        var admin = await core.Get<FirstRun>().RunAsync("other", null, CancellationToken.None);

        Assert.AreEqual((null, 1L, 6L), (admin, core.Scalar<long>("select count(*) from agents"), core.Scalar<long>("select count(*) from roles")));
    }

    [TestMethod]
    public async Task ResetPassword_LockedAndDisabled_LetsBackIn()
    {
        await using var core = await AccountsCore.StartAsync();
        for (var i = 0; i < 5; i++)
            await core.SignInAsync("admin", "wrong");
        await core.ExecuteAsync("update agents set state = 'disabled' where id = 1");

        await core.Get<ResetPassword>().ResetAsync("admin", "Other-horse-8", CancellationToken.None);

        Assert.IsFalse((await core.SignInAsync("admin", "Other-horse-8")).IsRefused);
    }

    [TestMethod]
    public async Task ResetPassword_UnknownLogin_IsNotFound()
    {
        await using var core = await AccountsCore.StartAsync();

        var result = await core.Get<ResetPassword>().ResetAsync("nobody", null, CancellationToken.None);

        Assert.AreEqual("not_found", result.Refusal?.Code);
    }
}
