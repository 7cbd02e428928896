using System.Security.Cryptography;
using Appliance.Core.Accounts;
using Appliance.Plugins;
using Appliance.Plugins.Install;
using Appliance.Sdk;

namespace Appliance.Core.Plugins;

/// <summary>
/// Packages between upload and confirmation, so that an admin reads what a plugin asks for before any of its code runs. One
/// a person, for an hour. All needs <c>plugins.edit</c>.
/// </summary>
public sealed class PluginUploads(PluginOptions options, PluginInstaller installer, PluginAdministration plugins, TimeProvider time)
{
    private const int TokenLength = 32;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private static readonly PluginRefusal Gone = new("upload_gone", new LocalizedText("上传的安装包已过期，请重新上传", "The uploaded package has expired; upload it again"));

    private string Folder => Path.Combine(options.DataFolder, "plugin-uploads");

    /// <summary>Takes a package and looks into it; the person's former one goes. Refused: forbidden.</summary>
    public async Task<Result<PluginUpload>> TakeAsync(Actor actor, Stream package, CancellationToken cancellationToken)
    {
        if (Keeper(actor) is not { } keeper)
            return Refusal.Forbidden(Permissions.PluginsEdit);
        Clear(keeper);
        Directory.CreateDirectory(Folder);
        var token = RandomNumberGenerator.GetHexString(TokenLength, lowercase: true);
        await using (var file = File.Create(PathOf(keeper, token)))
            await package.CopyToAsync(file, cancellationToken);
        return await InspectAsync(keeper, token, cancellationToken);
    }

    /// <summary>What a package that was taken asks for. Refused: forbidden, not_found (expired, or another person's).</summary>
    public async Task<Result<PluginUpload>> FindAsync(Actor actor, string token, CancellationToken cancellationToken)
    {
        if (Keeper(actor) is not { } keeper)
            return Refusal.Forbidden(Permissions.PluginsEdit);
        return IsThere(keeper, token) ? await InspectAsync(keeper, token, cancellationToken) : Refusal.NotFound;
    }

    /// <summary>Installs it; the upload is gone then, whatever came of it. Refused: forbidden.</summary>
    public async Task<Result<PluginAnswer>> InstallAsync(Actor actor, string token, CancellationToken cancellationToken)
    {
        if (Keeper(actor) is not { } keeper)
            return Refusal.Forbidden(Permissions.PluginsEdit);
        if (!IsThere(keeper, token))
            return new PluginAnswer(null, Gone);
        try
        {
            await using var file = File.OpenRead(PathOf(keeper, token));
            return await plugins.InstallAsync(actor, file, cancellationToken);
        }
        finally
        {
            File.Delete(PathOf(keeper, token));
        }
    }

    private async Task<PluginUpload> InspectAsync(long keeper, string token, CancellationToken cancellationToken)
    {
        PluginPreview preview;
        await using (var file = File.OpenRead(PathOf(keeper, token)))
            preview = await installer.InspectAsync(file, cancellationToken);
        if (preview.Refusal is null)
            return new PluginUpload(token, preview);
        File.Delete(PathOf(keeper, token));
        return new PluginUpload(null, preview);
    }

    private bool IsThere(long keeper, string token) =>
        token.Length == TokenLength && token.All(char.IsAsciiHexDigitLower) && File.Exists(PathOf(keeper, token)) && !IsOld(PathOf(keeper, token));

    private void Clear(long keeper)
    {
        if (!Directory.Exists(Folder))
            return;
        foreach (var file in Directory.EnumerateFiles(Folder).Where(file => Path.GetFileName(file).StartsWith($"{keeper}-", StringComparison.Ordinal) || IsOld(file)))
            File.Delete(file);
    }

    private bool IsOld(string file) => time.GetUtcNow() - File.GetLastWriteTimeUtc(file) > Kept;

    private string PathOf(long keeper, string token) => Path.Combine(Folder, $"{keeper}-{token}.zip");

    private static long? Keeper(Actor actor) => actor.May(Permissions.PluginsEdit) ? actor.AgentId ?? 0 : null;
}
