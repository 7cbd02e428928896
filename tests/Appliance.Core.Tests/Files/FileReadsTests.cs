using Appliance.Core.Conversations;
using Appliance.Core.Files;
using Appliance.Core.Tests.Testing;

namespace Appliance.Core.Tests.Files;

[TestClass]
public sealed class FileReadsTests
{
    [TestMethod]
    public async Task Get_AgentsPicture_IsForColleaguesAndTheirCustomers()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var group = await core.AddGroupAsync();
        var account = await core.AddAccountAsync(group);
        var agent = await core.AddAgentAsync(group);
        var colleague = await core.AddAgentAsync(await core.AddGroupAsync("other"));
        var served = await core.AddVisitorAsync(account);
        var stranger = await core.AddVisitorAsync(account);
        var conversation = (await core.SayAsync(served, "hello")).ConversationId;
        await core.Get<AcceptConversation>().AcceptAsync(agent, conversation, CancellationToken.None);
        await AddFileAsync(core, agent);
        var reads = core.Get<FileReads>();

        Assert.IsTrue(reads.Get(colleague, 1).IsRefused, "Nobody's picture yet.");
        await core.ExecuteAsync("update agents set avatar_file_id = 1 where id = @AgentId", new { agent.AgentId });

        Assert.IsFalse(reads.Get(colleague, 1).IsRefused);
        Assert.IsFalse(reads.Get(served, 1).IsRefused);
        Assert.IsTrue(reads.Get(stranger, 1).IsRefused);
    }

    [TestMethod]
    public async Task BySignature_AfterTenMinutes_IsNotFound()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var agent = await core.AddAgentAsync(await core.AddGroupAsync());
        await AddFileAsync(core, agent);
        var reads = core.Get<FileReads>();
        var signature = reads.Link(agent, 1).Value!.Split("signature=")[1];

        core.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.IsFalse(reads.BySignature(1, signature).IsRefused);
        core.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.AreEqual("not_found", reads.BySignature(1, signature).Refusal?.Code);
    }

    private static Task AddFileAsync(TestCore core, Actor owner) => core.ExecuteAsync(
        """
        insert into files (id, hash, name, size, content_type, kind, uploader_kind, uploader_id, created_at)
        values (1, 'hash', 'a.png', 10, 'image/png', 'image', 'agent', @AgentId, 0)
        """,
        new { owner.AgentId });
}
