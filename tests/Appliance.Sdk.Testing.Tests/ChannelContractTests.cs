using Appliance.Sdk.Channels;
using Appliance.Sdk.Testing.Channels;

namespace Appliance.Sdk.Testing.Tests;

/// <summary>Each rule catches the channel that breaks it, and says so.</summary>
[TestClass]
public sealed class ChannelContractTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public Task Verify_KeepsEveryRule_Passes() => ChannelContract.VerifyAsync(Subject(Misbehaviour.None), TestContext.CancellationToken);

    [TestMethod]
    [DataRow(Misbehaviour.BadId, "The id of the channel")]
    [DataRow(Misbehaviour.NoChineseName, "must be said in Chinese and in English")]
    [DataRow(Misbehaviour.CallsPlatformInOpen, "Open called the platform")]
    [DataRow(Misbehaviour.RefusesWithoutReason, "must be snake_case")]
    [DataRow(Misbehaviour.IgnoresCancellation, "pass the token on")]
    [DataRow(Misbehaviour.DownWithoutReason, "The reason why the account is Down is missing")]
    [DataRow(Misbehaviour.SecondDisposeThrows, "Disposing a second time threw")]
    [DataRow(Misbehaviour.NewIdAtEachCall, "brought a second message")]
    [DataRow(Misbehaviour.SuccessWithoutStoring, "could not be stored was answered with success")]
    [DataRow(Misbehaviour.PromisesTyping, "promise SendsTyping")]
    public async Task Verify_BreaksARule_SaysWhich(Misbehaviour how, string sentence)
    {
        var violation = await Assert.ThrowsExactlyAsync<ContractViolationException>(() => ChannelContract.VerifyAsync(Subject(how), TestContext.CancellationToken));

        Assert.Contains(sentence, violation.Message);
    }

    private static ChannelSubject Subject(Misbehaviour how)
    {
        var context = new FakePluginContext();
        return new ChannelSubject
        {
            Channel = new BadChannel(context, how),
            Context = context,
            Inbound = () => new WebhookRequest
            {
                Method = "POST",
                Path = "/",
                Address = new Uri("https://service.example.com/channels/key/"),
                Query = new Dictionary<string, string>(),
                Headers = new Dictionary<string, string>(),
                Body = "hi"u8.ToArray(),
                ReceivedAt = context.Clock.GetUtcNow(),
            },
        };
    }
}
