using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Appliance.Sdk.Testing;

/// <summary>Rules that several contracts share.</summary>
internal static partial class Rule
{
    public const int LongestReason = 500;

    public static void Holds([DoesNotReturnIf(false)] bool condition, string otherwise)
    {
        if (!condition)
            throw new ContractViolationException(otherwise);
    }

    public static void IsId([NotNull] string? id, string what) =>
        Holds(id is not null && IdPattern().IsMatch(id), $"The id of {what} is \"{id}\"; it must be 1–40 of a–z, 0–9 and hyphen.");

    public static void IsField([NotNull] string? id, string what) =>
        Holds(id is not null && FieldPattern().IsMatch(id), $"The id of {what} is \"{id}\"; it must be 1–40 of a–z, A–Z, 0–9 and underscore.");

    public static void IsSaid([NotNull] LocalizedText? text, string what, int longest = LongestReason)
    {
        Holds(text is not null, $"{what} is missing.");
        Holds(!string.IsNullOrWhiteSpace(text.Zh) && !string.IsNullOrWhiteSpace(text.En), $"{what} must be said in Chinese and in English.");
        Holds(text.Zh.Length <= longest && text.En.Length <= longest, $"{what} is longer than {longest} characters.");
    }

    /// <summary>Awaits what the plugin does; throws when it takes longer than it may.</summary>
    public static async Task<T> WithinAsync<T>(TimeSpan limit, string what, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            return await Task.Run(() => call(end.Token), cancellationToken).WaitAsync(limit, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            await end.CancelAsync().ConfigureAwait(false);
            throw new ContractViolationException($"{what} did not return within {limit.TotalSeconds:0.#} s.", exception);
        }
        catch (Exception exception) when (exception is not (ContractViolationException or OperationCanceledException))
        {
            throw new ContractViolationException($"{what} threw {exception.GetType().Name}: {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ContractViolationException($"{what} threw {exception.GetType().Name} though nothing was cancelled.", exception);
        }
    }

    [GeneratedRegex(@"^[a-z0-9-]{1,40}\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^[a-zA-Z0-9_]{1,40}\z")]
    private static partial Regex FieldPattern();
}
