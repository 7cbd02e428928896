using Microsoft.Playwright;

namespace Appliance.Browser.Tests;

/// <summary>Somebody in front of a browser window.</summary>
public sealed class Person : IAsyncDisposable
{
    private readonly List<string> _faults = [];

    public Person(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
        context.WebError += (_, error) => _faults.Add(error.Error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("net::ERR_", StringComparison.Ordinal))
            {
                _faults.Add(message.Text);
            }
        };
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Uncaught exceptions and errors on the console (a broken content security policy among them).</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Keeps what the window shows at the end, where <c>APPLIANCE_SCREENSHOTS</c> names a folder: a failed walk is understood by looking.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Environment.GetEnvironmentVariable("APPLIANCE_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{Guid.NewGuid():N}.png") });
        }

        await Context.DisposeAsync();
    }
}
