using System.Net;
using Appliance.Plugins.Parts;
using Appliance.Plugins.Tests.Support;
using Appliance.Sdk.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Appliance.Plugins.Tests.Network;

/// <summary>A plugin's HTTP client against a real server on this machine.</summary>
[TestClass]
public sealed class GuardedHttpTests
{
    private static readonly IPNetwork[] Loopback = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")];

    [TestMethod]
    [DataRow("127.0.0.1")]
    [DataRow("localhost")]
    public async Task Get_OwnNetworkNotAllowed_RefusedAndNothingArrives(string host)
    {
        var arrived = 0;
        await using var server = await ServeAsync(_ => { arrived++; return Results.Ok(); });

        var result = await FetchAsync($"http://{host}:{Port(server)}/", []);

        Assert.Contains("which no admin has allowed", result.Reason!.En);
        Assert.AreEqual(0, arrived);
    }

    [TestMethod]
    public async Task Get_OwnNetworkAllowed_Answered()
    {
        await using var server = await ServeAsync(_ => Results.Ok());

        var result = await FetchAsync($"http://127.0.0.1:{Port(server)}/", Loopback);

        Assert.AreEqual("200", result.PlatformMessageId);
    }

    [TestMethod]
    public async Task Get_Redirected_NotFollowed()
    {
        await using var server = await ServeAsync(_ => Results.Redirect("/elsewhere"));

        var result = await FetchAsync($"http://127.0.0.1:{Port(server)}/", Loopback);

        Assert.AreEqual("302", result.PlatformMessageId);
    }

    [TestMethod]
    [DataRow("https://other.example.org/", "does not ask for https://other.example.org")]
    [DataRow("https://example.com.example.org/", "does not ask for")]
    [DataRow("http://example.com/", "does not ask for")]
    public async Task Get_HostThatTheManifestDoesNotName_Refused(string address, string reason)
    {
        var result = await FetchAsync(address, Loopback, manifest => manifest.Replace(", \"hostsFromSettings\": true", "", StringComparison.Ordinal));

        Assert.Contains(reason, result.Reason!.En);
    }

    private static async Task<SendResult> FetchAsync(string address, IReadOnlyList<IPNetwork> allowed, Func<string, string>? manifest = null)
    {
        await using var world = new PluginWorld(allowedNetworks: allowed);
        world.Put("Fetches", "fetches");
        if (manifest is not null)
        {
            var file = Path.Combine(world.PluginFolder, "fetches", "plugin.json");
            File.WriteAllText(file, manifest(File.ReadAllText(file)));
        }

        await world.StartAsync();
        var opened = await world.Registry.Channel("fetches")!.OpenAsync(new ChannelAccountSetup(1, "Account", null, null), new RecordingInbox(), CancellationToken.None);
        await using var connection = opened.Value!;
        return await connection.SendAsync(Build.Message(address), CancellationToken.None);
    }

    private static async Task<WebApplication> ServeAsync(Func<HttpContext, IResult> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.MapGet("/{**path}", answer);
        await server.StartAsync();
        return server;
    }

    private static int Port(WebApplication server) => new Uri(server.Urls.Single()).Port;
}
