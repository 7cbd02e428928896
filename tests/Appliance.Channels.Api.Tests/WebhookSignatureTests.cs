using System.Text;

namespace Appliance.Channels.Api.Tests;

[TestClass]
public sealed class WebhookSignatureTests
{
    // The published sample of Standard Webhooks.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long Timestamp = 1614265330;
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("{\"test\": 2432232314}");

    [TestMethod]
    public void Sign_PublishedSample_GivesPublishedSignature() =>
        Assert.AreEqual(Signature, WebhookSignature.Sign(Secret, Id, Timestamp, Body));

    [TestMethod]
    public void IsValid_OneOfSeveralSignatures_IsTrue() =>
        Assert.IsTrue(WebhookSignature.IsValid([Secret], Id, Timestamp, Body, $"v1,AAAA v2,xyz {Signature}"));

    [TestMethod]
    public void IsValid_FormerSecretWhileRotating_IsTrue() =>
        Assert.IsTrue(WebhookSignature.IsValid(["whsec_" + Convert.ToBase64String(new byte[24]), Secret], Id, Timestamp, Body, Signature));

    [TestMethod]
    public void IsValid_OtherBody_IsFalse() =>
        Assert.IsFalse(WebhookSignature.IsValid([Secret], Id, Timestamp, "{}"u8, Signature));

    [TestMethod]
    public void IsValid_OtherId_IsFalse() =>
        Assert.IsFalse(WebhookSignature.IsValid([Secret], "msg_other", Timestamp, Body, Signature));

    [TestMethod]
    [DataRow("")]
    [DataRow("v1,")]
    [DataRow("v1,!!!")]
    [DataRow("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    public void IsValid_Malformed_IsFalse(string signature) =>
        Assert.IsFalse(WebhookSignature.IsValid([Secret], Id, Timestamp, Body, signature));
}
