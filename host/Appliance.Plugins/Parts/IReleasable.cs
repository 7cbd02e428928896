namespace Appliance.Plugins.Parts;

/// <summary>Lets go of what belongs to a plugin.</summary>
internal interface IReleasable
{
    void Release();
}
