namespace Appliance.Core.Files.Content;

/// <summary>Office documents share two containers; the extension says which program opens them.</summary>
internal static class DocumentNames
{
    public static string Zip(string name) => Extension(name) switch
    {
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ".odt" => "application/vnd.oasis.opendocument.text",
        ".ods" => "application/vnd.oasis.opendocument.spreadsheet",
        ".odp" => "application/vnd.oasis.opendocument.presentation",
        ".epub" => "application/epub+zip",
        _ => "application/zip",
    };

    public static string Ole(string name) => Extension(name) switch
    {
        ".doc" or ".wps" => "application/msword",
        ".xls" or ".et" => "application/vnd.ms-excel",
        ".ppt" or ".dps" => "application/vnd.ms-powerpoint",
        _ => "application/octet-stream",
    };

#pragma warning disable CA1308 // Extensions are compared in lower case, as they are written.
    private static string Extension(string name) => Path.GetExtension(name).ToLowerInvariant();
#pragma warning restore CA1308
}
