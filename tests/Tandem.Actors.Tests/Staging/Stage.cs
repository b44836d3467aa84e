using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Tandem.Actors.Checks;
using Tandem.Actors.Dispatch;
using Tandem.Actors.Node;
using Tandem.Actors.Routers;
using Tandem.Network.Ports;
using Tandem.Testing;

namespace Tandem.Actors.Tests.Staging;

/// <summary>
/// A whole actor tree on the test's thread, in virtual time, over a fake kernel. Nothing runs between two calls of a test, so what
/// it asserts is settled. A message nobody handles, and an error in the log, fail the test.
/// </summary>
public abstract class Stage : TestKit
{
    private static readonly Config Configuration = ConfigurationFactory.ParseString($"""
        akka.loggers = []
        akka.stdout-loglevel = OFF
        akka.loglevel = INFO
        akka.scheduler.implementation = "{typeof(VirtualScheduler).AssemblyQualifiedName}"
        {OnTimeDispatcher.Id}.executor = "{typeof(PumpedExecutorConfigurator).AssemblyQualifiedName}"
        {OnTimeDispatcher.Id}.throughput = 1
        {CheckDispatcher.Id}.executor = "{typeof(PumpedExecutorConfigurator).AssemblyQualifiedName}"
        {CheckDispatcher.Id}.throughput = 1
        """).WithFallback(VrrpSystem.Configuration);

    private readonly TestProbe _complaints;
    private readonly TestProbe _log;

    protected Stage()
        : this(new Pump())
    {
    }

    private Stage(Pump pump)
        : base(ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(Configuration), new PumpSetup(pump)), VrrpSystem.Name)
    {
        Pump = pump;
        Clock = ((VirtualScheduler)Sys.Scheduler).Clock;
        Ports = new FakeSegmentPortFactory(Clock);
        _complaints = CreateTestProbe();
        _log = CreateTestProbe();
        Transitions = CreateTestProbe();
        Sys.EventStream.Subscribe(_complaints, typeof(UnhandledMessage));
        Sys.EventStream.Subscribe(_complaints, typeof(Error));
        Sys.EventStream.Subscribe(_log, typeof(Warning));
        Sys.EventStream.Subscribe(_log, typeof(Info));
        Sys.EventStream.Subscribe(Transitions, typeof(RouterTransitioned));
    }

    protected Pump Pump { get; }

    protected VirtualClock Clock { get; }

    protected FakeSegmentPortFactory Ports { get; }

    protected FakeKernel Kernel => Ports.Kernel;

    protected FakeInterfaceWatch Interfaces { get; } = new();

    protected FakeChecksumMemory Checksums { get; } = new();

    protected FakeProber Prober { get; } = new();

    protected ChecksBoard Checks { get; } = new();

    protected TestProbe Transitions { get; }

    /// <summary>How late the fake link loop is.</summary>
    protected SchedulingLateness Lateness { get; set; }

    protected IActorRef Node { get; private set; } = ActorRefs.Nobody;

    /// <summary>Errors of the log are expected from here on: an actor is being killed.</summary>
    protected void ExpectErrors() => Sys.EventStream.Unsubscribe(_complaints, typeof(Error));

    /// <summary>Starts the tree and lets it come to rest, without time passing.</summary>
    protected void Start(NodePlan plan, NodeTimings? timings = null)
    {
        Node = VrrpSystem.StartNode(Sys, plan, new NodePorts(Ports, Interfaces, Checksums, Clock) { Lateness = () => Lateness, Prober = Prober, Checks = Checks }, timings ?? Scene.Timings);
        Node.Tell(new NodeProtocol.Describe(TestActor));

        // The guardian attaches a top-level actor on a thread of its own; all later work is the test's.
        AwaitCondition(Pump.RunOne, TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(1));
        Settle();
        while (HasMessages)
        {
            ExpectMsg<RouterSnapshot>();
        }
    }

    /// <summary>Starts the node with eth0 up, and waits until its routers, alone on the segment, are Master.</summary>
    protected void StartAsMaster(params RouterPlan[] routers)
    {
        Interfaces.Set(Scene.Eth0);
        Start(Scene.Plan(routers));
        Advance(TimeSpan.FromSeconds(4));
        Assert.All(routers, router => Assert.True(Kernel.IsOpen(router.Attachment.Key), $"{router.Name} is not Master"));
        Kernel.ClearJournal();
        Forget();
    }

    /// <summary>Lets the next assertion see only what happens from now on.</summary>
    protected void Forget()
    {
        Lines();
        while (Transitions.HasMessages)
        {
            Transitions.ReceiveOne(TimeSpan.Zero);
        }
    }

    /// <summary>The next transition that was published.</summary>
    protected RouterTransitioned NextTransition() => Transitions.ExpectMsg<RouterTransitioned>(TimeSpan.Zero);

    /// <summary>An advertisement of the peer arrives.</summary>
    protected void Hear(SimulatedFrame frame)
    {
        Ports.Port.Receive(frame);
        Settle();
    }

    /// <summary>The kernel says something of its interfaces.</summary>
    protected void Happen(InterfaceEvent interfaceEvent)
    {
        Interfaces.Tell(interfaceEvent);
        Settle();
    }

    /// <summary>Runs what is due now.</summary>
    protected void Settle()
    {
        do
        {
            Pump.RunAll();
        }
        while (Clock.RunNext(Clock.Now));
    }

    /// <summary>Lets time pass, every event in its turn.</summary>
    protected void Advance(TimeSpan span)
    {
        var until = Clock.Now + span;
        do
        {
            Pump.RunAll();
        }
        while (Clock.RunNext(until));
    }

    /// <summary>An actor below the node, by path.</summary>
    protected IActorRef Actor(string path)
    {
        var identified = CreateTestProbe();
        Sys.ActorSelection("/user/node/" + path).Tell(new Identify(path), identified);
        Settle();
        return identified.ExpectMsg<ActorIdentity>().Subject ?? throw new InvalidOperationException($"no actor at {path}");
    }

    /// <summary>Ends an actor as a bug in it would.</summary>
    protected void Crash(string path)
    {
        ExpectErrors();
        Actor(path).Tell(Kill.Instance);
        Settle();
    }

    /// <summary>Lines of the log since the last call.</summary>
    protected IReadOnlyList<string> Lines()
    {
        var lines = new List<string>();
        while (_log.HasMessages)
        {
            var line = (LogEvent)_log.ReceiveOne(TimeSpan.Zero);
            lines.Add($"{line.LogLevel()}: {line.Message}");
        }

        return lines;
    }

    /// <inheritdoc/>
    protected override void AfterAll()
    {
        Pump.Free();
        base.AfterAll();
        Assert.False(_complaints.HasMessages, "unhandled message or error: " + (_complaints.HasMessages ? _complaints.ReceiveOne(TimeSpan.Zero) : ""));
    }
}
