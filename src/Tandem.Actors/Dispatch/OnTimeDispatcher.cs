using Akka.Configuration;

namespace Tandem.Actors.Dispatch;

/// <summary>The dispatcher of every actor a deadline depends on: one thread, nobody else's work on it.</summary>
internal static class OnTimeDispatcher
{
    /// <summary>Its path in the configuration.</summary>
    public const string Id = "tandem.on-time-dispatcher";

    /// <summary>Throughput bounds how long a flooded actor keeps the others waiting.</summary>
    public static readonly Config Configuration = ConfigurationFactory.ParseString("""
        tandem.on-time-dispatcher.type = Dispatcher
        tandem.on-time-dispatcher.executor = "Tandem.Actors.Dispatch.OnTimeExecutorConfigurator, Tandem.Actors"
        tandem.on-time-dispatcher.throughput = 16
        """);
}
