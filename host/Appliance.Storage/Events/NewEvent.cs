namespace Appliance.Storage.Events;

/// <summary>An event to be written with the change that it tells of.</summary>
/// <param name="Type">Dotted lower case, for example <c>message.created</c>.</param>
/// <param name="Scope">Whom it concerns; decides who may see it.</param>
/// <param name="Data">JSON of ids and codes only: never names, contacts or message text.</param>
/// <param name="Live">The object just committed, for followers that listen live. Not stored.</param>
/// <param name="Depth">0 for what a person or platform did; each rule adds one.</param>
public sealed record NewEvent(string Type, EventScope Scope, string Data = "{}", object? Live = null, int Depth = 0);
