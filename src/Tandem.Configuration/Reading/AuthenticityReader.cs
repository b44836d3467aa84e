using Tandem.Configuration.Model;

namespace Tandem.Configuration.Reading;

/// <summary>Reads the key "authenticity", the cluster's or a router's.</summary>
internal static class AuthenticityReader
{
    private static readonly ValueRule<Authenticity> Rule = new("auto, attested or vrrp", text => text switch
    {
        "auto" => Authenticity.Auto,
        "attested" => Authenticity.Attested,
        "vrrp" => Authenticity.Vrrp,
        _ => null,
    });

    public static Authenticity Read(ConfigSection around, Authenticity otherwise) => around.Read("authenticity", Rule, otherwise);
}
