using System.ComponentModel.DataAnnotations;
using Appliance.Sdk.Settings;

namespace Acme.Sample;

/// <summary>What an admin fills in for one account; becomes a form.</summary>
public sealed record SampleAccount
{
    [Label("接口密钥", "API key"), Help("在平台的开发者页面复制", "Copy it from the platform's developer page"), SecretSetting, Required]
    public string ApiKey { get; init; } = "";

    [Label("签名密钥", "Signing secret"), Help("平台用它签名发来的请求", "The platform signs its calls with it"), SecretSetting, Required]
    public string SigningSecret { get; init; } = "";
}
