using Appliance.Core.Accounts.Leaving;

namespace Appliance.Web.Pages.Leaving;

/// <summary>Hand-overs in words.</summary>
public static class LeavingWords
{
    public static string Move(HandOverView handOver, Texts texts) => handOver switch
    {
        { Last: { Runs: true } running } => texts["正在移交 {0} / {1}", running.Moved, running.Total],
        { Last.Fault: { } fault } => Fault(fault, texts),
        { Count: 0, Last.Moved: > 0 } => texts["都已移交"],
        { Count: 0 } => texts["没有要移交的"],
        { Last: not null } => texts["又有新的，再移交一次"],
        _ => texts["待移交"],
    };

    public static string MoveClass(HandOverView handOver) => handOver switch
    {
        { Last.Runs: true } => "state-info",
        { Last.Fault: not null, Count: > 0 } => "state-bad",
        { Count: 0 } => "state-ok",
        _ => "state-warn",
    };

    /// <summary>What came of it besides.</summary>
    public static string Notes(HandOverMove move, Texts texts) => string.Join(
        texts["、"],
        new[]
        {
            move.OverCapacity > 0 ? texts["其中 {0} 个超出接手人的接入上限", move.OverCapacity] : null,
            move is { Queued: > 0, ToAgentIds.Count: 0 } ? texts["{0} 个退回了队列或公海", move.Queued] : null,
            move is { Queued: > 0, ToAgentIds.Count: > 0 } ? texts["其中 {0} 个没有指定的人能接，退回了队列或公海", move.Queued] : null,
        }.Where(note => note is not null));

    public static string Heir(Heir heir, Texts texts)
    {
        var presence = heir.Presence switch { "online" => heir.Reception ? texts["在线"] : texts["在线 · 暂停接待"], "away" => texts["挂起"], _ => texts["离线"] };
        return $"{presence} · {heir.Active}/{heir.Capacity}";
    }

    private static string Fault(string fault, Texts texts) => fault switch
    {
        "stopped" => texts["已停止"],
        "targets_gone" => texts["接手的人都不在了，换人再移交"],
        "unknown" => texts["这个功能已不在，不能移交"],
        _ => texts["出错了，已记入日志，可以再试"],
    };
}
