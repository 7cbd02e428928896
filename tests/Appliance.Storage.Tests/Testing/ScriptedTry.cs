using Appliance.Storage.Outbox;

namespace Appliance.Storage.Tests.Testing;

/// <summary>A try under way.</summary>
internal sealed record ScriptedTry(OutboxEntry Entry)
{
    public TaskCompletionSource<OutboxResult> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Answers and waits until the verdict is in its transaction.</summary>
    public async Task SettleAsync(OutboxOutcome outcome)
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Answer.SetResult(new OutboxResult(outcome, "because", OnSettled: _ => settled.TrySetResult()));
        await settled.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
