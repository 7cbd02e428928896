using System.Text;
using Appliance.Web.Pages;

namespace Appliance.Web.Tests.Pages;

[TestClass]
public sealed class CsvTextTests
{
    [TestMethod]
    [DataRow("=1+1", "'=1+1")]
    [DataRow("+cmd", "'+cmd")]
    [DataRow("-cmd", "'-cmd")]
    [DataRow("@SUM(A1)", "'@SUM(A1)")]
    [DataRow("＝1+1", "'＝1+1")]
    [DataRow("-12.5", "-12.5")]
    [DataRow("王女士", "王女士")]
    [DataRow("a,b", "\"a,b\"")]
    [DataRow("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [DataRow("two\nlines", "\"two\nlines\"")]
    public void Row_Cell_IsQuotedAndNeverCalculated(string cell, string expected)
    {
        var bytes = new CsvText().Row([cell]).ToBytes();

        Assert.AreEqual(expected + "\r\n", Encoding.UTF8.GetString(bytes[Encoding.UTF8.Preamble.Length..]));
    }

    [TestMethod]
    public void ToBytes_Always_BeginsWithTheMarkByWhichExcelKnowsUtf8() =>
        CollectionAssert.AreEqual(new byte[] { 0xEF, 0xBB, 0xBF }, new CsvText().ToBytes());
}
