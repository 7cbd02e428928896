using System.Data.Common;
using Appliance.Storage;
using Appliance.Storage.Blobs;
using Appliance.Storage.Doctor;
using Dapper;

namespace Appliance.Core.Doctor;

/// <summary>Every file that a row names lies in the media folder, with its size.</summary>
internal sealed class MediaCheck : IDoctorCheck
{
    public IEnumerable<Finding> Look(DbConnection connection, DataFolder folder)
    {
        var rows = connection.Query<(long Id, string Hash, long Size)>("select id, hash, size from files order by id", buffered: false);
        foreach (var (id, hash, size) in rows)
        {
            var file = MediaFolder.Find(folder, hash);
            if (file is null)
            {
                yield return new Finding(
                    "media_missing",
                    FindingSeverity.Fault,
                    $"File {id} ({hash}) is missing from {folder.Media}.",
                    $"文件 {id}（{hash}）在 {folder.Media} 中不存在。");
            }
            else if (file.Length != size)
            {
                yield return new Finding(
                    "media_size",
                    FindingSeverity.Fault,
                    $"File {id} ({hash}) has {file.Length} bytes instead of {size}.",
                    $"文件 {id}（{hash}）大小为 {file.Length} 字节，应为 {size} 字节。");
            }
        }
    }
}
