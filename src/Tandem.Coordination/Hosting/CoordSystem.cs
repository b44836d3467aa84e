using System.Globalization;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Remote;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Wire;

namespace Tandem.Coordination.Hosting;

/// <summary>The disposable actor system of the cluster.</summary>
internal static class CoordSystem
{
    /// <summary>The system's name, the same on all nodes.</summary>
    public const string Name = "coord";

    /// <summary>hocon/akka.conf of the repository.</summary>
    public static readonly Config Configuration = Read("akka.conf");

    /// <summary>Makes one. Nothing talks in it yet.</summary>
    public static ActorSystem Create(CoordinationNode self, int port, CoordinationTransport transport, CoordinatorPorts ports)
    {
        var endpoint = ConfigurationFactory.ParseString(string.Create(CultureInfo.InvariantCulture, $$"""
            akka.remote.dot-netty.tcp.hostname = "{{self.Address}}"
            akka.remote.dot-netty.tcp.port = {{port}}
            """));
        var config = transport.Configuration.WithFallback(ports.Loggers).WithFallback(endpoint).WithFallback(WireSettings.Configuration).WithFallback(Configuration);
        Setup[] setups = [BootstrapSetup.Create().WithConfig(config), .. transport.Setups, .. ports.Setups];

        // Of a kind there can be one; the transport's comes first.
        return ActorSystem.Create(Name, ActorSystemSetup.Create([.. setups.DistinctBy(setup => setup.GetType())]));
    }

    /// <summary>Where a peer's system is, with the same protocol as this one's.</summary>
    public static Address AddressOf(ActorSystem system, CoordinationNode peer, int port)
    {
        var own = ((IRemoteActorRefProvider)((ExtendedActorSystem)system).Provider).DefaultAddress;
        return new Address(own.Protocol, own.System, peer.Host, port);
    }

    private static Config Read(string resource)
    {
        using var stream = typeof(CoordSystem).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not part of {typeof(CoordSystem).Assembly.GetName().Name}");
        using var reader = new StreamReader(stream);
        return ConfigurationFactory.ParseString(reader.ReadToEnd());
    }
}
