using Appliance.Storage;

namespace Appliance.Core.Channels;

/// <summary>Widgets. To see them needs <c>widgets.view</c>, to change them <c>widgets.edit</c>.</summary>
public sealed class WidgetService(IDatabase database, TimeProvider time)
{
    /// <summary>All widgets in the actor's scope, at most 200. Refused: forbidden.</summary>
    public Result<IReadOnlyList<WidgetView>> List(Actor actor) => throw new NotImplementedException($"{database} {time}");

    /// <summary>One widget. Refused: forbidden, not_found.</summary>
    public Result<WidgetView> Get(Actor actor, long id) => throw new NotImplementedException();

    /// <summary>The enabled widget with this key and an enabled account, for the public page; null when there is none.</summary>
    public WidgetView? ByKey(string key) => throw new NotImplementedException();

    /// <summary>Makes a widget with a new key. Refused: forbidden, invalid, no_web_channel (422).</summary>
    public Task<Result<WidgetView>> CreateAsync(Actor actor, WidgetInput input, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Changes a widget. Refused: forbidden, not_found, invalid.</summary>
    public Task<Result<WidgetView>> UpdateAsync(Actor actor, long id, WidgetInput input, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Takes a widget off: it stays in the records of its conversations. Refused: forbidden, not_found.</summary>
    public Task<Result<bool>> DeleteAsync(Actor actor, long id, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Makes a new secret for userTokens and returns it, this once. Refused: forbidden, not_found.</summary>
    public Task<Result<string>> RenewSecretAsync(Actor actor, long id, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The secret that signs the widget's userTokens; null when it has none. For the session endpoint alone.</summary>
    public byte[]? Secret(long widgetId) => throw new NotImplementedException();
}
