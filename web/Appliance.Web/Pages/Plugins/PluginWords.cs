using Appliance.Plugins;

namespace Appliance.Web.Pages.Plugins;

/// <summary>What plugins do and bring, in words and shapes.</summary>
public static class PluginWords
{
    public static string State(PluginState state, Texts texts) => state switch
    {
        PluginState.Discovered => texts["待启动"],
        PluginState.Disabled => texts["已停用"],
        PluginState.Starting => texts["启动中"],
        PluginState.Running => texts["运行中"],
        PluginState.Faulted => texts["故障"],
        PluginState.Stuck => texts["卡住"],
        PluginState.Quarantined => texts["已隔离"],
        _ => texts["版本不符"],
    };

    public static string StateClass(PluginState state) => state switch
    {
        PluginState.Running => "state-ok",
        PluginState.Starting or PluginState.Discovered => "state-info",
        PluginState.Faulted or PluginState.Stuck or PluginState.Quarantined => "state-bad",
        PluginState.Incompatible => "state-warn",
        _ => "",
    };

    /// <summary>Loud: something that was to run does not.</summary>
    public static bool IsBroken(PluginState state) => state is PluginState.Faulted or PluginState.Stuck or PluginState.Quarantined or PluginState.Incompatible;

    public static string Kind(string kind, Texts texts) => kind switch
    {
        "channel" => texts["渠道"],
        "routing" => texts["分配策略"],
        "reporting" => texts["报表"],
        "auth" => texts["登录方式"],
        "worker" => texts["后台任务"],
        _ => kind,
    };

    public static string Origin(PluginOrigin origin, Texts texts) => origin switch
    {
        PluginOrigin.Shipped => texts["随产品提供"],
        PluginOrigin.Folder => texts["手工放入插件文件夹"],
        _ => texts["从安装包安装"],
    };
}
