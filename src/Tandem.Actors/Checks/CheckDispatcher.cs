using Akka.Configuration;

namespace Tandem.Actors.Checks;

/// <summary>The dispatcher of checks: ordinary pool threads. Whatever hangs there costs no router anything.</summary>
internal static class CheckDispatcher
{
    /// <summary>Its path in the configuration.</summary>
    public const string Id = "tandem.check-dispatcher";

    /// <summary>What an actor system needs for it.</summary>
    public static readonly Config Configuration = ConfigurationFactory.ParseString($"{Id}.type = Dispatcher");
}
