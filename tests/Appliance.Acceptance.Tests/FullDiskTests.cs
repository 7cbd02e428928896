using System.Net;

namespace Appliance.Acceptance.Tests;

/// <summary>A full disk: refused in words, nothing lost, and it goes on when there is room again.</summary>
[TestClass]
public sealed class FullDiskTests
{
    private const int Megabytes = 48;

    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task Send_DiskFullUnderLoad_Answers503AndLosesNothingAcknowledged()
    {
        await using var disk = await SmallDisk.MountAsync(Megabytes, Cancelled);
        await using var server = await ApplianceProcess.StartAsync(disk.Folder, [], Cancelled);
        var visitors = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => VisitorClient.StartAsync(server.Address, Cancelled)));
        var acknowledged = visitors.Select(_ => new List<string>()).ToArray();
        await SendEachAsync(visitors, acknowledged, "before", 5);

        // Room runs out while sixteen send.
        var filling = disk.FillAsync(Cancelled);
        var refused = await SendEachAsync(visitors, acknowledged, "full", 400);
        await filling;

        Assert.IsTrue(refused.Contains("storage_full"), $"No send was refused for the full disk; codes: {string.Join(", ", refused)}");
        Assert.IsFalse(server.HasExited, "The server ended.");
        await AssertStoredAsync(visitors, acknowledged);

        disk.MakeRoom();
        var after = await SendEachAsync(visitors, acknowledged, "after", 5);
        Assert.IsEmpty(after, "A send was refused although there is room again.");
        await AssertStoredAsync(visitors, acknowledged);

        Assert.AreEqual(0, await server.StopAsync(Cancelled));
        var (exitCode, output) = await ApplianceProcess.CommandAsync(["doctor", "--data", disk.Folder], Cancelled);
        Assert.AreEqual(0, exitCode, output);
        foreach (var visitor in visitors)
        {
            visitor.Dispose();
        }
    }

    /// <summary>Each visitor sends in turn until the first refusal; returns the codes of the refusals.</summary>
    private async Task<HashSet<string>> SendEachAsync(VisitorClient[] visitors, List<string>[] acknowledged, string prefix, int count)
    {
        var codes = await Task.WhenAll(visitors.Select(async (visitor, i) =>
        {
            for (var n = 0; n < count; n++)
            {
                var clientId = $"{prefix}-{n}";
                var (status, body) = await visitor.SendAsync(clientId, clientId + new string('。', 500), Cancelled);
                if (status is not (HttpStatusCode.Created or HttpStatusCode.OK))
                {
                    Assert.AreEqual(HttpStatusCode.ServiceUnavailable, status, body.ToString());
                    return body.GetProperty("code").GetString();
                }

                acknowledged[i].Add(clientId);
            }

            return null;
        }));
        return codes.OfType<string>().ToHashSet();
    }

    private async Task AssertStoredAsync(VisitorClient[] visitors, List<string>[] acknowledged)
    {
        for (var i = 0; i < visitors.Length; i++)
        {
            var stored = (await visitors[i].MessagesAsync(Cancelled))
                .Where(message => message.GetProperty("from").GetString() == "customer")
                .Select(message => message.GetProperty("clientId").GetString()!)
                .ToList();
            var known = acknowledged[i].ToHashSet();
            Assert.AreSequenceEqual(acknowledged[i], stored.Where(known.Contains).ToList());
        }
    }
}
