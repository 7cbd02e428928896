using System.Text;
using Appliance.Core.Files;
using Appliance.Core.Files.Content;

namespace Appliance.Web.Tests.Files;

[TestClass]
public sealed class ContentRecognitionTests
{
    [TestMethod]
    [DataRow("MZ\u0090\0\u0003", "photo.jpg")]
    [DataRow("\u007fELF\u0002\u0001", "manual.pdf")]
    [DataRow("#!/bin/sh\nrm -rf /", "notes.txt")]
    [DataRow("<!DOCTYPE html><html>", "page.txt")]
    [DataRow("  <svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>", "logo.txt")]
    [DataRow("PK\u0003\u0004", "app.apk")]
    [DataRow("hello", "run.bat")]
    [DataRow("hello", "page.svg")]
    public void Recognise_ProgramsAndPages_AreRefused(string head, string name) =>
        Assert.IsNull(ContentRecognition.Recognise(Encoding.Latin1.GetBytes(head), name));

    [TestMethod]
    [DataRow("%PDF-1.7", "a.pdf", "application/pdf", FileKinds.File)]
    [DataRow("PK\u0003\u0004", "合同.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", FileKinds.File)]
    [DataRow("PK\u0003\u0004", "a.bin", "application/zip", FileKinds.File)]
    [DataRow("OggS\0\u0002 OpusHead", "a.ogg", "audio/ogg", FileKinds.Audio)]
    [DataRow("\0\0\0\u0018ftypisom", "a.mp4", "video/mp4", FileKinds.Video)]
    [DataRow("\0\0\0\u0018ftypM4A ", "a.mp4", "audio/mp4", FileKinds.Audio)]
    [DataRow("RIFF\0\0\0\0WAVE", "a.mp3", "audio/wav", FileKinds.Audio)]
    [DataRow("ID3\u0004", "a.txt", "audio/mpeg", FileKinds.Audio)]
    [DataRow("just words, 1 < 2", "a.png", "text/plain", FileKinds.File)]
    [DataRow("\u0001\u0002\u0003", "a.txt", "application/octet-stream", FileKinds.File)]
    public void Recognise_Content_DecidesTheType(string head, string name, string type, string kind) =>
        Assert.AreEqual(new RecognisedContent(type, kind), ContentRecognition.Recognise(Encoding.Latin1.GetBytes(head), name));

    [TestMethod]
    [DataRow("../../etc/passwd", "passwd")]
    [DataRow("C:\\Users\\me\\报价.xlsx", "报价.xlsx")]
    [DataRow("photo\u202Egpj.exe", "photogpj.exe")]
    [DataRow("a\r\nb\".txt", "ab_.txt")]
    [DataRow("", "file")]
    [DataRow("...", "file")]
    public void Clean_HostileNames_AreSafeToShow(string name, string expected) => Assert.AreEqual(expected, FileNames.Clean(name));

    [TestMethod]
    public void Clean_LongName_KeepsItsExtension()
    {
        var clean = FileNames.Clean(new string('长', 500) + ".pdf");

        Assert.AreEqual(200, clean.Length);
        Assert.EndsWith(".pdf", clean);
    }
}
