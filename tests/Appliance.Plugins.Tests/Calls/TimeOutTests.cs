using Appliance.Plugins.Calls;
using Appliance.Plugins.Tests.Support;
using Appliance.Sdk.Authentication;
using Appliance.Sdk.Reporting;

namespace Appliance.Plugins.Tests.Calls;

[TestClass]
public sealed class TimeOutTests
{
    [TestMethod]
    public async Task Authenticate_NeverReturns_UnavailableAfterTenSeconds()
    {
        await using var world = await StartAsync();
        var before = world.Time.GetUtcNow();
        var asking = AuthenticateAsync(world, "li");

        await world.AdvanceUntilAsync(() => asking.IsCompleted);

        var result = await asking;
        Assert.AreEqual(AuthenticationOutcome.Unavailable, result.Outcome);
        Assert.Contains("did not return within 10 s", result.Reason!);
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromSeconds(10), world.Time.GetUtcNow() - before);
    }

    [TestMethod]
    public async Task Authenticate_Throws_UnavailableWithTheReason()
    {
        await using var world = await StartAsync();

        var result = await AuthenticateAsync(world, "throw");

        Assert.AreEqual(AuthenticationOutcome.Unavailable, result.Outcome);
        Assert.Contains("Thrown in the sign-in.", result.Reason!);
    }

    [TestMethod]
    public async Task Report_NeverReturns_TimedOutAfterThirtySeconds()
    {
        await using var world = await StartAsync();
        var before = world.Time.GetUtcNow();
        var running = ReportAsync(world, days: 1);

        await world.AdvanceUntilAsync(() => running.IsCompleted);

        var result = await running;
        Assert.AreEqual(CallOutcome.TimedOut, result.Outcome);
        Assert.Contains("did not return within 30 s", result.Reason!.En);
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromSeconds(30), world.Time.GetUtcNow() - before);
    }

    [TestMethod]
    public async Task Report_RowsDoNotFitTheColumns_FailureInWords()
    {
        await using var world = await StartAsync();

        var result = await ReportAsync(world, days: 2);

        Assert.IsFalse(result.Returned);
        Assert.Contains("do not fit its columns", result.Reason!.En);
    }

    private static async Task<PluginWorld> StartAsync()
    {
        var world = new PluginWorld();
        world.Put("Waiting", "waiting");
        await world.StartAsync();
        return world;
    }

    private static Task<AuthenticationResult> AuthenticateAsync(PluginWorld world, string login) =>
        world.Registry.Authenticator("waiting")!.AuthenticateAsync(new PasswordCredentials { Login = login, Password = "p" }, CancellationToken.None);

    private static Task<CallResult<ReportResult>> ReportAsync(PluginWorld world, int days)
    {
        var from = new DateOnly(2026, 1, 5);
        return world.Registry.Report("waiting")!.RunAsync(new ReportRequest { From = from, To = from.AddDays(days - 1) }, new NoFacts(), CancellationToken.None);
    }

    private sealed class NoFacts : IReportQuery
    {
        public Task<FactTable> AggregateAsync(FactQuery query, CancellationToken cancellationToken) => Task.FromResult(new FactTable([], false));
    }
}
