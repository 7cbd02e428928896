using System.Data.Common;
using Appliance.Storage.Blobs;

namespace Appliance.Storage.Doctor;

/// <summary>Files that an interrupted upload or restore left behind. The next start removes those of uploads.</summary>
internal sealed class LeftoverCheck(TimeProvider time) : IDoctorCheck
{
    private static readonly TimeSpan SurelyOver = TimeSpan.FromHours(1);

    public IEnumerable<Finding> Look(DbConnection connection, DataFolder folder)
    {
        var before = time.GetUtcNow().UtcDateTime - SurelyOver;
        var uploads = Directory.Exists(folder.Media)
            ? Directory.EnumerateFiles(folder.Media, FolderBlobStore.TemporaryPrefix + "*").Count(path => File.GetLastWriteTimeUtc(path) < before)
            : 0;
        if (uploads > 0)
        {
            yield return new Finding(
                "temporary_files",
                FindingSeverity.Note,
                $"{uploads} files of interrupted uploads lie in {folder.Media}; the next start removes them.",
                $"{folder.Media} 中有 {uploads} 个中断上传留下的临时文件，下次启动时会清除。");
        }

        foreach (var staging in Directory.EnumerateDirectories(folder.Root, ".restore-*"))
        {
            yield return new Finding(
                "interrupted_restore",
                FindingSeverity.Note,
                $"{staging} is left of an interrupted restore and can be deleted.",
                $"{staging} 是中断的恢复操作留下的，可以删除。");
        }
    }
}
