namespace Appliance.Web.Api;

/// <summary>Fields of an account that agents may change themselves.</summary>
/// <param name="Fields">Their names; <c>avatar</c> stands for <c>avatarFileId</c>.</param>
public sealed record ProfileFieldsAnswer(IReadOnlyList<string> Fields);
