using System.Text.RegularExpressions;
using Appliance.Sdk.Channels;

namespace Appliance.Sdk.Testing.Channels;

/// <summary>How a connection sends.</summary>
public static partial class ChannelSendContract
{
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CancelLimit = TimeSpan.FromSeconds(1);

    /// <summary>Each type that the capabilities list is sent when the platform takes it; sending the same message again does not throw; a broken platform gives an outcome with a reason.</summary>
    public static async Task VerifyTypesAsync(ChannelSubject subject, IChannelConnection connection, CancellationToken cancellationToken = default)
    {
        foreach (var support in subject.Channel.Description.Capabilities.Send)
        {
            var message = SampleContents.Message(SampleContents.Of(support.Type), subject.Context.Clock.GetUtcNow(), subject.RecipientId);
            var result = await SendAsync(connection, message, cancellationToken).ConfigureAwait(false);
            Rule.Holds(
                result.Outcome == SendOutcome.Sent,
                $"A message of the type \"{support.Type}\", which the capabilities list, came to {result.Outcome} ({result.Code}: {result.Reason?.En}) though the platform answered. Answer as the platform does in FakeHttp.Answer.");
            Valid(await SendAsync(connection, message with { Attempt = 2 }, cancellationToken).ConfigureAwait(false), $"A second try of \"{support.Type}\"");
        }
    }

    /// <summary>A send whose platform never answers ends within 1 s of being cancelled.</summary>
    public static async Task VerifyCancellationAsync(ChannelSubject subject, IChannelConnection connection, CancellationToken cancellationToken = default)
    {
        if (subject.Channel.Description.Capabilities.Send is not [var first, ..])
            return;
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var message = SampleContents.Message(SampleContents.Of(first.Type), subject.Context.Clock.GetUtcNow(), subject.RecipientId);
        subject.Context.Platform.Hangs = true;
        try
        {
            var sending = Task.Run(() => connection.SendAsync(message, cancelled.Token), CancellationToken.None);
            await cancelled.CancelAsync().ConfigureAwait(false);
            await sending.WaitAsync(CancelLimit, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            throw new ContractViolationException($"SendAsync went on for more than {CancelLimit.TotalSeconds:0} s after it was cancelled; pass the token on.", exception);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // What was told to end may end as it likes.
        }
        finally
        {
            subject.Context.Platform.Hangs = false;
        }
    }

    private static async Task<SendResult> SendAsync(IChannelConnection connection, OutboundMessage message, CancellationToken cancellationToken)
    {
        var what = $"SendAsync of \"{message.Content.Type}\"";
        var result = await Rule.WithinAsync(SendLimit, what, end => connection.SendAsync(message, end), cancellationToken).ConfigureAwait(false);
        Valid(result, what);
        return result;
    }

    private static void Valid(SendResult? result, string what)
    {
        Rule.Holds(result is not null, $"{what} returned nothing.");
        Rule.Holds(result.PlatformMessageId is null or { Length: >= 1 and <= 200 }, $"{what} named a platform id that has not 1–200 characters.");
        if (result.Outcome == SendOutcome.Sent)
            return;
        Rule.Holds(result.Code is not null && CodePattern().IsMatch(result.Code), $"{what} came to {result.Outcome} with the code \"{result.Code}\"; it must be snake_case.");
        Rule.IsSaid(result.Reason, $"The reason of {what}, which came to {result.Outcome},");
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,79}\z")]
    private static partial Regex CodePattern();
}
