using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Appliance.Architecture.Tests;

/// <summary>The texts of an assembly as the compiler has put them together: constants inside of texts are filled in.</summary>
internal static class ConstantTexts
{
    public static IReadOnlyList<string> Of(Assembly assembly)
    {
        using var file = File.OpenRead(assembly.Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        var texts = new List<string>();
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
            texts.Add(metadata.GetUserString(handle));
        return texts;
    }
}
