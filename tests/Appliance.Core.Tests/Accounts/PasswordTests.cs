using Appliance.Core.Accounts;

namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class PasswordTests
{
    [TestMethod]
    [DataRow("Correct-horse-7", "")]
    [DataRow("长密码测试一二三4!", "")]
    [DataRow("Ab1!", "password_too_short")]
    [DataRow("onlyletters!", "password_classes")]
    [DataRow("12345678!", "password_classes")]
    [DataRow("letters123", "password_classes")]
    [DataRow("my-Admin-77", "password_contains_login")]
    [DataRow("P@ssw0rd", "password_common")]
    [DataRow("1qaz@WSX", "password_common")]
    public async Task Check_Password_SaysWhatIsWrong(string password, string faults)
    {
        await using var core = await AccountsCore.StartEmptyAsync();

        Assert.AreEqual(faults, string.Join(' ', core.Get<PasswordPolicy>().Check(password, "admin")));
    }

    [TestMethod]
    public async Task Verify_OwnHash_IsRight()
    {
        using var hasher = new Pbkdf2PasswordHasher();
        var hash = (await hasher.HashAsync("Correct-horse-7", CancellationToken.None)).Value;

        var check = await hasher.VerifyAsync(hash, "Correct-horse-7", CancellationToken.None);

        Assert.AreEqual(PasswordCheck.Right, check.Value);
    }

    [TestMethod]
    public async Task Verify_NoHash_IsWrong()
    {
        using var hasher = new Pbkdf2PasswordHasher();

        var check = await hasher.VerifyAsync(null, "Correct-horse-7", CancellationToken.None);

        Assert.AreEqual(PasswordCheck.Wrong, check.Value);
    }

    [TestMethod]
    public async Task Verify_FewerIterations_IsOutdated()
    {
        using var hasher = new Pbkdf2PasswordHasher();
        var old = new Microsoft.AspNetCore.Identity.PasswordHasher<object>(
            Microsoft.Extensions.Options.Options.Create(new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = 1000 }));

        var check = await hasher.VerifyAsync("pbkdf2-sha512$" + old.HashPassword(this, "Correct-horse-7"), "Correct-horse-7", CancellationToken.None);

        Assert.AreEqual(PasswordCheck.RightButOutdated, check.Value);
    }

    [TestMethod]
    public async Task Hash_TooManyAtOnce_IsBusy()
    {
        using var hasher = new Pbkdf2PasswordHasher();
        using var stop = new CancellationTokenSource();
        var tries = Enumerable.Range(0, 200).Select(_ => hasher.HashAsync("Correct-horse-7", stop.Token)).ToList();

        var refused = tries.Count(task => task is { IsCompletedSuccessfully: true } && task.GetAwaiter().GetResult().Refusal?.Code == "busy");
        await stop.CancelAsync();
        await Task.WhenAll(tries.Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.IsGreaterThan(100, refused);
    }
}
