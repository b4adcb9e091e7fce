using Microsoft.Playwright;
using Rencontres.Core.Campaigns;

namespace Rencontres.Browser.Tests.Staging;

public enum Device
{
    Phone,
    Desktop,
}

public enum Script
{
    On,
    Off,
}

/// <summary>Who comes, and with what.</summary>
internal sealed record Visitor(Device Device, Script Script, Language Language)
{
    public static Visitor Usual(Language language = Language.French) => new(Device.Desktop, Script.On, language);

    public BrowserNewContextOptions Options => new()
    {
        JavaScriptEnabled = Script == Script.On,
        Locale = Language switch { Language.French => "fr-FR", Language.Japanese => "ja-JP", _ => "en-GB" },
        ViewportSize = Device == Device.Phone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 900 },
        HasTouch = Device == Device.Phone,
        IsMobile = Device == Device.Phone,

        // Pages scroll at once, so that nothing need be waited for.
        ReducedMotion = ReducedMotion.Reduce,
        DeviceScaleFactor = Device == Device.Phone ? 2 : 1,
    };
}

/// <summary>Everybody there is.</summary>
public sealed class EveryVisitor : TheoryData<Device, Script, Language>
{
    public EveryVisitor()
    {
        foreach (var device in Enum.GetValues<Device>())
        {
            foreach (var script in Enum.GetValues<Script>())
            {
                foreach (var language in Languages.All)
                    Add(device, script, language);
            }
        }
    }
}

/// <summary>With and without script, where neither size nor words matter.</summary>
public sealed class EitherScript : TheoryData<Script>
{
    public EitherScript() : base(Enum.GetValues<Script>())
    {
    }
}
