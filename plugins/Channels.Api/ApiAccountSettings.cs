using System.ComponentModel.DataAnnotations;
using Appliance.Sdk.Settings;

namespace Appliance.Channels.Api;

/// <summary>What an admin sets for one account.</summary>
public sealed record ApiAccountSettings
{
    [Label("推送地址", "Delivery address")]
    [Help("客服的回复以 POST 发到这里；留空则不推送，回复会显示为失败。", "Agents' answers are posted here; without it answers are shown as failed.")]
    [Url]
    [StringLength(500)]
    public string? DeliveryUrl { get; init; }

    [Label("入站密钥", "Inbound secret")]
    [Help("你的程序用它签名发来的请求：whsec_ 加 24–64 字节的 Base64。", "Your program signs its requests with it: whsec_ and 24–64 bytes in Base64.")]
    [Required]
    [RegularExpression(WebhookSignature.SecretPattern)]
    [SecretSetting]
    public string InboundSecret { get; init; } = "";

    [Label("出站密钥", "Outbound secret")]
    [Help("我们用它签名发给你的请求，形式同上。", "We sign the requests to you with it; same form.")]
    [Required]
    [RegularExpression(WebhookSignature.SecretPattern)]
    [SecretSetting]
    public string OutboundSecret { get; init; } = "";

    [Label("更换中的旧入站密钥", "Former inbound secret")]
    [Help("更换密钥期间两个都有效；换完请清空。", "While rotating, both are valid; clear it afterwards.")]
    [RegularExpression(WebhookSignature.SecretPattern)]
    [SecretSetting]
    public string? FormerInboundSecret { get; init; }
}
