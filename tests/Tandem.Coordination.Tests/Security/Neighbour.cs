using System.Collections.Concurrent;
using System.Net;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Cluster;
using Akka.Configuration;
using Akka.Remote;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Security;

namespace Tandem.Coordination.Tests.Security;

/// <summary>
/// One of two cluster systems in this process: lb1 listens on 127.0.0.1, lb2 on 127.0.0.2. Both connect from 127.0.0.1, so each expects the
/// other there too.
/// </summary>
internal sealed class Neighbour : IAsyncDisposable
{
    private const string Settings = """
        akka {
          loglevel = INFO
          stdout-loglevel = OFF
          loggers = ["Tandem.Coordination.Tests.Security.LineLogger, Tandem.Coordination.Tests"]
          actor.provider = cluster
          coordinated-shutdown { exit-clr = off, run-by-clr-shutdown-hook = off, run-by-actor-system-terminate = off }
          cluster { downing-provider-class = "", run-coordinated-shutdown-when-down = off, log-info = off }
          remote { retry-gate-closed-for = 200ms, dot-netty.tcp.connection-timeout = 5s }
        }
        """;

    private Neighbour(string name, Func<TransportSecurity, CoordinationTransport> choose)
        : this(
            AddressOf(name),
            new("edge", name, new Dictionary<IPAddress, string> { [IPAddress.Parse("127.0.0.1")] = Other(name), [AddressOf(Other(name))] = Other(name) }),
            choose)
    {
    }

    private Neighbour(IPAddress address, NodeIdentity identity, Func<TransportSecurity, CoordinationTransport> choose)
    {
        Identity = identity;
        Security = new TransportSecurity(Identity, TimeProvider.System, Refusals.Enqueue);
        var transport = choose(Security);
        var own = ConfigurationFactory.ParseString($"akka.remote.dot-netty.tcp {{ hostname = \"{address}\"\n port = 0 }}");
        var config = transport.Configuration.WithFallback(own).WithFallback(ConfigurationFactory.ParseString(Settings));
        Setup[] setups = [BootstrapSetup.Create().WithConfig(config), new LineLoggerSetup(Lines.Enqueue), .. transport.Setups];
        System = ActorSystem.Create("coord", ActorSystemSetup.Create(setups));
    }

    public NodeIdentity Identity { get; }

    public TransportSecurity Security { get; }

    public ActorSystem System { get; }

    /// <summary>What the operator is told of refused peers.</summary>
    public ConcurrentQueue<string> Refusals { get; } = new();

    /// <summary>Akka's own lines that passed the filter, warnings and errors.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    public Cluster Cluster => Cluster.Get(System);

    public Address Address => ((IRemoteActorRefProvider)((ExtendedActorSystem)System).Provider).DefaultAddress;

    public static Neighbour Plain(string name) => new(name, security => security.Plain());

    /// <summary>A program that speaks Akka and knows nothing of us.</summary>
    public static Neighbour Foreign(string name) => new(name, _ => CoordinationTransport.Plain);

    public static Neighbour With(string name, TlsCredentials credentials) => new(name, security => security.With(credentials));

    /// <summary>One that listens there and knows these nodes, whatever its certificate says.</summary>
    public static Neighbour At(IPAddress address, NodeIdentity identity, TlsCredentials credentials) => new(address, identity, security => security.With(credentials));

    public static IPAddress AddressOf(string name) => IPAddress.Parse(name == "lb1" ? "127.0.0.1" : "127.0.0.2");

    private static string Other(string name) => name == "lb1" ? "lb2" : "lb1";

    public async ValueTask DisposeAsync() => await System.Terminate();
}
