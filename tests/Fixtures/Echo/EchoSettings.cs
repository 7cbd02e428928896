using System.ComponentModel.DataAnnotations;
using Appliance.Sdk.Settings;

namespace Fixture.Echo;

/// <summary>A setting of each sort, all with valid defaults.</summary>
public sealed record EchoSettings
{
    [Label("前缀", "Prefix"), Help("加在每条消息之前", "Put before every message"), StringLength(20, MinimumLength = 1)]
    public string Prefix { get; init; } = "echo: ";

    [Label("密钥", "Token"), SecretSetting]
    public string? Token { get; init; }

    [Label("次数", "Times"), Range(1, 5)]
    public int Times { get; init; } = 1;

    [Label("语气", "Tone")]
    public Tone Tone { get; init; } = Tone.Calm;

    [Label("间隔", "Pause")]
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(2);

    [Label("地址", "Address")]
    public Uri? Address { get; init; }

    [Label("标签", "Tags")]
    public IReadOnlyList<string> Tags { get; init; } = [];
}
