using System.Collections.Immutable;
using Akka.Actor.Setup;
using Akka.Configuration;

namespace Tandem.Coordination.Hosting;

/// <summary>How the nodes' connections are protected, asked for anew with each life of the system.</summary>
/// <param name="Configuration">Settings in front of all others.</param>
/// <param name="Setups">What cannot be said in settings.</param>
public sealed record CoordinationTransport(Config Configuration, ImmutableArray<Setup> Setups)
{
    /// <summary>Not at all.</summary>
    public static readonly CoordinationTransport Plain = new(Config.Empty, []);
}
