using System.Text;
using Appliance.Core.Files.Images;

namespace Appliance.Web.Tests.Files;

[TestClass]
public sealed class ImageRewritingTests
{
    [TestMethod]
    [DataRow("image/png")]
    [DataRow("image/jpeg")]
    [DataRow("image/gif")]
    [DataRow("image/webp")]
    public void Rewrite_ImageWithMetadata_DropsIt(string type)
    {
        var image = ImageRewriting.Rewrite(type, Make(type));

        Assert.IsNotNull(image);
        Assert.DoesNotContain(TestImages.Secret, Encoding.Latin1.GetString(image.Content));
    }

    [TestMethod]
    [DataRow("image/png")]
    [DataRow("image/jpeg")]
    [DataRow("image/gif")]
    [DataRow("image/webp")]
    public void Rewrite_RewrittenImage_ReadsTheSame(string type)
    {
        var once = ImageRewriting.Rewrite(type, Make(type))!;

        var twice = ImageRewriting.Rewrite(type, once.Content);

        Assert.IsNotNull(twice);
        CollectionAssert.AreEqual(once.Content, twice.Content);
        Assert.AreEqual((once.Width, once.Height), (twice.Width, twice.Height));
    }

    [TestMethod]
    [DataRow("image/png")]
    [DataRow("image/jpeg")]
    [DataRow("image/gif")]
    [DataRow("image/webp")]
    public void Rewrite_DataBehindTheEnd_IsCut(string type)
    {
        byte[] polyglot = [.. Make(type), .. "PK\u0003\u0004 <script>alert(1)</script>"u8];

        var image = ImageRewriting.Rewrite(type, polyglot);

        Assert.DoesNotContain("script", Encoding.Latin1.GetString(image!.Content));
    }

    [TestMethod]
    [DataRow("image/png")]
    [DataRow("image/jpeg")]
    [DataRow("image/gif")]
    [DataRow("image/webp")]
    public void Rewrite_AnyTruncation_IsRefusedWithoutAFault(string type)
    {
        var whole = Make(type);
        for (var length = 12; length < whole.Length - 1; length++)
            Assert.IsNull(ImageRewriting.Rewrite(type, whole.AsSpan(0, length)), $"cut at {length}");
    }

    [TestMethod]
    public void Rewrite_JpegThatStandsOnItsSide_KeepsItsOrientation()
    {
        var image = ImageRewriting.Rewrite("image/jpeg", TestImages.Jpeg(width: 4, height: 2, orientation: 6))!;

        Assert.AreEqual((2, 4), (image.Width, image.Height));
        Assert.Contains("Exif", Encoding.Latin1.GetString(image.Content));
    }

    [TestMethod]
    public void Rewrite_PngWithAWrongChecksum_IsRefused()
    {
        var image = TestImages.Png();
        image[20] ^= 1;

        Assert.IsNull(ImageRewriting.Rewrite("image/png", image));
    }

    [TestMethod]
    [DataRow(30_001, 1)]
    [DataRow(20_000, 20_000)]
    [DataRow(0, 5)]
    public void Rewrite_AbsurdDimensions_AreRefused(int width, int height) =>
        Assert.IsNull(ImageRewriting.Rewrite("image/jpeg", TestImages.Jpeg(width, height)));

    private static byte[] Make(string type) => type switch
    {
        "image/png" => TestImages.Png(),
        "image/jpeg" => TestImages.Jpeg(),
        "image/gif" => TestImages.Gif(),
        _ => TestImages.Webp(),
    };
}
