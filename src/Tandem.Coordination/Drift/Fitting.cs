using Tandem.Coordination.Messages;
using Tandem.Coordination.Wire;

namespace Tandem.Coordination.Drift;

/// <summary>A file may hold thousands of routers with hundreds of addresses each, and a message has a limit.</summary>
internal static class Fitting
{
    /// <summary>What one message may hold, with room for what is around it.</summary>
    public const int Most = WireSettings.LargestFrame / 2;

    private const string Key = "virtual-routers";

    /// <summary>The same if it fits; otherwise without the routers: then others see that something differs, and not what.</summary>
    public static ConfigurationDigest Cut(ConfigurationDigest digest)
    {
        var size = digest.Routers.Sum(router => 64 + router.Name.Length + router.Values.Sum(value => 8 + value.Key.Length + value.Value.Length));
        return size <= Most ? digest : digest with { Routers = [], Cluster = [.. digest.Cluster, new(Key, $"sha256 {digest.Digest}")] };
    }

    /// <summary>Whether the routers were left out.</summary>
    public static bool IsCut(ConfigurationDigest digest) => digest.Cluster.Any(value => value.Key == Key);
}
