namespace Appliance.Core.Files.Content;

/// <summary>What a file turned out to be by its bytes.</summary>
/// <param name="ContentType">The type that it is served with.</param>
/// <param name="Kind">One of <see cref="FileKinds"/>.</param>
public sealed record RecognisedContent(string ContentType, string Kind);
