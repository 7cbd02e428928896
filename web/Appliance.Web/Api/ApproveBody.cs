namespace Appliance.Web.Api;

/// <summary>What an approved account begins with; null for the role agent alone.</summary>
public sealed record ApproveBody(long? TemplateId = null);
