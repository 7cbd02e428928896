using System.ComponentModel.DataAnnotations;
using Appliance.Sdk.Settings;

namespace Fixture.Echo;

/// <summary>Settings of an account, one of them required.</summary>
public sealed record EchoAccount
{
    [Label("名称", "Handle"), Required]
    public string Handle { get; init; } = "";

    [Label("密钥", "Secret"), SecretSetting, Required]
    public string Secret { get; init; } = "";
}
