using Appliance.Sdk;

namespace Fixture.EndsProcess;

/// <summary>Tries to end the process in the way that the environment names.</summary>
public sealed class EndsProcessPlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin)
    {
        switch (Environment.GetEnvironmentVariable("FIXTURE_WAY"))
        {
            case "fail-fast":
                Environment.FailFast("The fixture ends the process.");
                break;
            case "thread":
                new Thread(Throw).Start();
                break;
            case "pool":
                ThreadPool.QueueUserWorkItem(_ => Throw());
                break;
            case "async-void":
                ThrowLater();
                break;
            case "timer":
                _ = new Timer(_ => Throw(), null, 10, Timeout.Infinite);
                break;
        }
    }

    private static void Throw() => throw new InvalidOperationException("Thrown on a thread of the plugin's own.");

#pragma warning disable VSTHRD100 // What a careless plugin does.
    private static async void ThrowLater()
    {
        await Task.Delay(10).ConfigureAwait(false);
        Throw();
    }
#pragma warning restore VSTHRD100
}
