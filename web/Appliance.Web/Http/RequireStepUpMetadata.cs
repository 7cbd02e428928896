namespace Appliance.Web.Http;

/// <summary>Sensitive work: a person must have proved who they are within the last 15 minutes. API tokens never need it.</summary>
internal sealed class RequireStepUpMetadata;
