using Appliance.Core.Accounts.External;
using Appliance.Sdk.Authentication;

namespace Appliance.Core.Tests.Accounts.External;

[TestClass]
public sealed class DirectoryWatchTests
{
    private static readonly ProviderPolicy Creating = new() { Enabled = true, CreateAccounts = true };

    [TestMethod]
    public async Task Check_DisabledMeanwhile_EndsTheSession()
    {
        await using var world = await ExternalCore.StartAsync(Creating);
        var session = (await world.EnterAsync()).Value!;
        world.Providers.LookUp = _ => AuthenticationResult.Disabled("s-li", "disabled");

        await world.Core.Get<DirectoryWatch>().CheckAsync(CancellationToken.None);

        Assert.IsFalse(world.IsSignedIn(session));
    }

    [TestMethod]
    public async Task Check_DirectoryOutOfReach_EndsNothing()
    {
        await using var world = await ExternalCore.StartAsync(Creating);
        var session = (await world.EnterAsync()).Value!;
        world.Providers.LookUp = _ => AuthenticationResult.Unavailable("down");

        await world.Core.Get<DirectoryWatch>().CheckAsync(CancellationToken.None);

        Assert.IsTrue(world.IsSignedIn(session));
    }

    [TestMethod]
    public async Task Check_EverybodyGoneAtOnce_LocksNobodyOut()
    {
        await using var world = await ExternalCore.StartAsync(Creating);
        for (var i = 0; i < 8; i++)
        {
            var person = ExternalCore.Li() with { Subject = $"s-{i}", Login = $"li{i}" };
            world.Providers.Authenticate = _ => AuthenticationResult.Succeeded(person);
            await world.Core.SignInAsync(person.Login, ExternalCore.DirectoryPassword);
        }

        world.Providers.LookUp = _ => AuthenticationResult.Unknown();

        await world.Core.Get<DirectoryWatch>().CheckAsync(CancellationToken.None);

        Assert.AreEqual(8L, world.Core.Scalar<long>("select count(*) from agents where login like 'li%' and state = 'enabled'"));
    }

    [TestMethod]
    public async Task Check_GroupGone_TakesTheRoleBack()
    {
        await using var world = await ExternalCore.StartAsync();
        var role = await world.Core.AddRoleAsync(Reach.Own, Appliance.Core.Accounts.Permissions.ConversationsView);
        await world.SetAsync(Creating with { Mappings = [new GroupMapping("cn=support", role)] });
        await world.EnterAsync("cn=support");
        world.Providers.LookUp = _ => AuthenticationResult.Succeeded(ExternalCore.Li());

        await world.Core.Get<DirectoryWatch>().CheckAsync(CancellationToken.None);

        CollectionAssert.DoesNotContain(world.RolesOf("li").ToList(), role);
    }
}
