namespace Appliance.Core.Files.Images;

/// <summary>An image made anew from the parts that draw it.</summary>
public sealed record RewrittenImage(byte[] Content, int Width, int Height);
