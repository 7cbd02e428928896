using Appliance.Sdk.Settings;

namespace Fixture.Echo;

public enum Tone
{
    [Label("平静", "Calm")]
    Calm,

    [Label("激动", "Loud")]
    Loud,
}
