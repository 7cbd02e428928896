using System.Globalization;

namespace Appliance.Storage;

/// <summary>Keeps a second process off a data folder; the operating system lets go of it when the process ends, however it ends.</summary>
public sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    /// <summary>Takes the folder for this process.</summary>
    /// <exception cref="StorageStartException">Another process has it (<c>data_folder_in_use</c>) or it cannot be written (<c>data_folder_not_writable</c>).</exception>
    public static DataFolderLock Take(DataFolder folder)
    {
        FileStream file;
        try
        {
            folder.Create();
            file = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw NotWritable(folder, e);
        }
        catch (IOException e) when (File.Exists(folder.Lock))
        {
            var holder = Holder(folder);
            throw new StorageStartException(
                "data_folder_in_use",
                $"The data folder {folder.Root} is in use by another process{(holder is null ? "" : $" ({holder})")}. Stop it, or choose another folder with --data.",
                $"数据目录 {folder.Root} 正被另一个进程{(holder is null ? "" : $"（{holder}）")}使用。请先停止该进程，或用 --data 指定其他目录。",
                e);
        }
        catch (IOException e)
        {
            throw NotWritable(folder, e);
        }

        try
        {
            File.WriteAllText(ProcessFile(folder), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // A courtesy to the next process; on a full disk it is left out.
        }

        return new DataFolderLock(file);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static StorageStartException NotWritable(DataFolder folder, Exception e) => new(
        "data_folder_not_writable",
        $"The data folder {folder.Root} cannot be written: {e.Message}",
        $"数据目录 {folder.Root} 无法写入：{e.Message}",
        e);

    // Beside the lock, because a locked file cannot be read either.
    private static string ProcessFile(DataFolder folder) => folder.Lock + ".pid";

    private static string? Holder(DataFolder folder)
    {
        try
        {
            return File.ReadAllText(ProcessFile(folder)) is { Length: > 0 } id ? $"PID {id}" : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
