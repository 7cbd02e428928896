using System.Globalization;
using System.Text.Json;
using Appliance.Plugins.Packages;

namespace Appliance.Plugins.Supervision;

/// <summary>
/// Notes what runs, so that the next process can tell who ended this one. Two kinds of evidence count against a plugin:
/// a crash text that names its code (or that was written while it alone was being started), twice within a day; and three
/// starts of it in a row that were cut off without a text, as a native crash does. <c>kill -9</c> and a power cut leave no
/// text and, outside of a start, no marker: they count for nothing.
/// </summary>
internal sealed class RunJournal
{
    private const int AccusationsToQuarantine = 2;
    private const int CutOffsToQuarantine = 3;
    private const int EarlyEndsToSafeMode = 3;
    private const int KeptCrashTexts = 10;
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private CrashNotes _notes;
    private RunNote? _note;

    public RunJournal(string folder, TimeProvider time)
    {
        _folder = folder;
        _time = time;
        Directory.CreateDirectory(Markers);
        _notes = ReadJson<CrashNotes>(NotesPath) ?? new CrashNotes();
    }

    /// <summary>Where a dying runtime's words go.</summary>
    public string TextPath => Path.Combine(_folder, "stderr.txt");

    private string Markers => Path.Combine(_folder, "starting");

    private string NotePath => Path.Combine(_folder, "run.json");

    private string NotesPath => Path.Combine(_folder, "crashes.json");

    /// <summary>Judges the last run and begins to note this one.</summary>
    public RunVerdict Begin(IReadOnlyList<PluginPackage> packages)
    {
        lock (_gate)
        {
            var crashFile = Judge(packages);
            var marked = Directory.GetFiles(Markers);
            var suspects = marked.Select(Path.GetFileName).Concat(_notes.Accused.Keys).OfType<string>().ToHashSet();
            foreach (var marker in marked)
                File.Delete(marker);
            _note = new RunNote(_time.GetUtcNow(), Boot(), EndedCleanly: false);
            WriteJson(NotePath, _note);
            WriteJson(NotesPath, _notes);
            return new RunVerdict(Convicted(), suspects, _notes.EarlyEnds >= EarlyEndsToSafeMode, crashFile);
        }
    }

    /// <summary>A plugin's start begins. Written through to the kernel, which keeps it when the process dies.</summary>
    public void Starting(string id) => File.WriteAllText(Path.Combine(Markers, id), _time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Its start is over, well or not: the process lives.</summary>
    public void Started(string id)
    {
        File.Delete(Path.Combine(Markers, id));
        lock (_gate)
        {
            if (_notes.CutOff.Remove(id))
                WriteJson(NotesPath, _notes);
        }
    }

    /// <summary>An admin gives it another chance, or it is another version.</summary>
    public void Forgive(string id)
    {
        lock (_gate)
        {
            if (_notes.Accused.Remove(id) | _notes.CutOff.Remove(id))
                WriteJson(NotesPath, _notes);
        }
    }

    /// <summary>The process ends because it was asked to.</summary>
    public void EndCleanly()
    {
        lock (_gate)
        {
            if (_note is not { EndedCleanly: false } || !Directory.Exists(_folder))
                return;
            _note = _note with { EndedCleanly = true };
            WriteJson(NotePath, _note);
        }
    }

    private string? Judge(IReadOnlyList<PluginPackage> packages)
    {
        var now = _time.GetUtcNow();
        foreach (var times in _notes.Accused.Values)
            times.RemoveAll(at => now - at > Remembered);
        foreach (var id in _notes.Accused.Where(entry => entry.Value.Count == 0).Select(entry => entry.Key).ToList())
            _notes.Accused.Remove(id);

        if (ReadJson<RunNote>(NotePath) is not { } last)
            return null;
        if (last.EndedCleanly)
        {
            _notes = _notes with { EarlyEnds = 0 };
            return null;
        }

        if (last.Boot != Boot())
            return null;

        var markers = Directory.GetFiles(Markers).Select(path => Path.GetFileName(path)).ToList();
        if (CrashText.Read(TextPath) is { } text)
            return Accuse(text, markers, last, packages, now);
        if (markers is [var alone])
            _notes.CutOff[alone] = _notes.CutOff.GetValueOrDefault(alone) + 1;
        return null;
    }

    private string Accuse(string text, List<string> markers, RunNote last, IReadOnlyList<PluginPackage> packages, DateTimeOffset now)
    {
        var endedAt = new DateTimeOffset(File.GetLastWriteTimeUtc(TextPath), TimeSpan.Zero);
        var culprit = CrashAttribution.Find(text, packages) ?? (markers is [var alone] ? alone : null);
        if (culprit is not null)
            (_notes.Accused.TryGetValue(culprit, out var times) ? times : _notes.Accused[culprit] = []).Add(now);
        else
            _notes = _notes with { EarlyEnds = endedAt - last.StartedAt <= Early ? _notes.EarlyEnds + 1 : 0 };

        var kept = Path.Combine(_folder, $"crash-{endedAt.UtcDateTime:yyyyMMdd-HHmmss}.txt");
        File.Move(TextPath, kept, overwrite: true);
        foreach (var old in Directory.GetFiles(_folder, "crash-*.txt").OrderDescending(StringComparer.Ordinal).Skip(KeptCrashTexts))
            File.Delete(old);
        return kept;
    }

    private Dictionary<string, string> Convicted()
    {
        var convicted = _notes.Accused.Where(entry => entry.Value.Count >= AccusationsToQuarantine).ToDictionary(entry => entry.Key, _ => "crashed");
        foreach (var (id, count) in _notes.CutOff.Where(entry => entry.Value >= CutOffsToQuarantine))
            convicted.TryAdd(id, "cut_off");
        return convicted;
    }

    private static string Boot()
    {
        const string path = "/proc/sys/kernel/random/boot_id";
        return File.Exists(path) ? File.ReadAllText(path).Trim() : "";
    }

    private static T? ReadJson<T>(string path)
        where T : class
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllText(path)) : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            // Cut off in the middle of a write: nothing is known of that run.
            return null;
        }
    }

    private static void WriteJson<T>(string path, T value)
    {
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(value));
        File.Move(path + ".new", path, overwrite: true);
    }
}
