using Akka.Actor.Setup;
using Microsoft.Extensions.Logging;

namespace Tandem.Node;

/// <summary>Hands the process's log to <see cref="ActorLogger"/>, which Akka creates by name.</summary>
/// <param name="factory">Where log lines go.</param>
internal sealed class ActorLoggerSetup(ILoggerFactory factory) : Setup
{
    public ILoggerFactory Factory { get; } = factory;
}
