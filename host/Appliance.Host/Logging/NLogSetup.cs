using NLog.Config;
using NLog.Layouts;
using NLog.Targets;

namespace Appliance.Host.Logging;

/// <summary>Console for people, daily rolling JSON files in the data folder for everything else.</summary>
public static class NLogSetup
{
    private const long LargestFileBytes = 20 * 1024 * 1024;
    private const int FilesKept = 30;

    public static LoggingConfiguration Configure(string dataFolder)
    {
        var configuration = new LoggingConfiguration();
        var console = new ConsoleTarget("console")
        {
            Layout = "${date:format=HH\\:mm\\:ss.fff} ${level:uppercase=true:truncate=4} ${logger:shortName=true} ${message}${onexception:${newline}${exception:format=tostring}}",
        };
        var file = new FileTarget("file")
        {
            FileName = Path.Combine(dataFolder, "logs", "appliance.log"),
            ArchiveEvery = FileArchivePeriod.Day,
            ArchiveAboveSize = LargestFileBytes,
            MaxArchiveFiles = FilesKept,
            Layout = new JsonLayout
            {
                IncludeEventProperties = true,
                Attributes =
                {
                    new JsonAttribute("at", "${date:universalTime=true:format=yyyy-MM-ddTHH\\:mm\\:ss.fffZ}"),
                    new JsonAttribute("level", "${level}"),
                    new JsonAttribute("logger", "${logger}"),
                    new JsonAttribute("message", "${message}"),
                    new JsonAttribute("exception", "${exception:format=tostring}"),
                },
            },
        };
        configuration.AddRule(NLog.LogLevel.Trace, NLog.LogLevel.Fatal, console);
        configuration.AddRule(NLog.LogLevel.Trace, NLog.LogLevel.Fatal, file);
        return configuration;
    }
}
