using System.ComponentModel.DataAnnotations;
using Appliance.Sdk.Settings;

namespace Acme.Sample;

/// <summary>What an admin fills in; becomes a form. After a change the plugin starts anew.</summary>
public sealed record SampleSettings
{
    [Label("目录地址", "Directory address"), Help("校验登录名和密码的 HTTPS 接口", "The HTTPS interface that checks login and password"), Required]
    public Uri? Directory { get; init; }

    [Label("接口密钥", "API key"), SecretSetting, Required]
    public string ApiKey { get; init; } = "";
}
