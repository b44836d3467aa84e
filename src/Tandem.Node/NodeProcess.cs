using Akka.Actor;
using Akka.Configuration;
using Microsoft.Extensions.Logging;
using Tandem.Actors.Dispatch;
using Tandem.Actors.Node;
using Tandem.Actors.Rehearsal;
using Tandem.Api.Sights;
using Tandem.Configuration.Model;
using Tandem.Coordination.Changes;
using Tandem.Coordination.Checks;
using Tandem.Coordination.Hints;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Rosters;
using Tandem.Network.Capture;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Node;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Linux.Watch;

namespace Tandem.Node;

/// <summary>A node's life, from the start to the exit code.</summary>
internal static class NodeProcess
{
    private static readonly TimeSpan FavourInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(4);

    private static readonly Config Loggers = ConfigurationFactory.ParseString("""
        akka.loggers = ["Tandem.Node.ActorLogger, tandem-node"]
        akka.loglevel = INFO
        akka.stdout-loglevel = OFF
        akka.stdout-logger-class = "Tandem.Node.SilentConsole, tandem-node"
        """);

    public static async Task<int> RunAsync(string file, string text, ClusterConfiguration cluster, NodeConfiguration node, LogFormat format, TextWriter errors)
    {
        using var logging = ConsoleLogging.Create(format);
        var log = logging.CreateLogger("Tandem.Node");
        var warnings = new Warnings(log, TimeProvider.System);
        var guard = GuardLink.FromEnvironment(out var unreachable);
        if (unreachable is not null)
        {
            errors.WriteLine($"tandem-node: cannot start: {unreachable}");
            return ExitCode.Refused;
        }

        var predecessor = GuardLink.IsSuccessor ? guard : null;
        if (predecessor is not null && !Essentials.Try(node, errors))
        {
            return ExitCode.Refused;
        }

        using var early = predecessor is null ? null : await NodeSuccession.WaitAsync(predecessor, node).ConfigureAwait(false);
        if (predecessor is not null && early is null)
        {
            return ExitCode.Unguarded;
        }

        InstanceLock? instance;
        if (!(early is null ? Essentials.Check(node, errors, out instance) : Essentials.Lock(errors, out instance)))
        {
            return ExitCode.Refused;
        }

        Patience.Tell(guard, node);
        var unguarded = false;
        using (instance)
        using (var stop = new StopSignal())
        {
            using var hangup = new HangupSignal();
            using var favour = new Timer(_ => Favour(warnings.TellOnce), null, TimeSpan.Zero, FavourInterval);
            var runDirectory = RunDirectory.Open(node.RunDirectory, warnings.Tell);
            AbandonedInterfaces.Clear(node.Segments.Select(segment => segment.Interface).ToHashSet(), runDirectory.Path, warnings.Tell);
            using var links = new LinkRuntime(runDirectory.Path, warnings.Tell, guard, early);
            var running = new RunningConfiguration(text, cluster, node);
            var plan = running.Plan;
            var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var readiness = new Readiness(links, plan, routers =>
            {
                guard?.TellReady(routers);
                ready.TrySetResult();
            });
            var ports = new NodePorts(readiness, new InterfaceWatch(), new ChecksumMemory(runDirectory, warnings.Tell), TimeProvider.System) { Lateness = () => links.Lateness, Prober = NodeChecks.Prober(guard) };
            using var system = VrrpSystem.Create(
                new OnTimeHooks
                {
                    Started = () => RaiseActors(warnings.Tell),
                    Moved = () => guard?.Beat(Progress.Executor, MonotonicClock.Now),
                    Idle = new QuietCollection().Look,
                },
                Loggers,
                new ActorLoggerSetup(logging));
            using var timeline = NodeTimeline.Start(node, ports.Masterships.Boot, plan, system, warnings.Tell);
            var root = VrrpSystem.StartNode(system, plan, ports, NodeTimings.Default);
            var roster = new RosterBoard();
            using var intents = NodeIntents.Start(running, system, root, roster, ports.Checks, warnings.Tell);
            log.LogInformation("node {Node} of cluster {Cluster} started", node.Name, node.Cluster);

            timeline.Recorder.Follow(root);
            NodeAttestation.Warn(node, warnings.Tell);
            readiness.Begin();
            _ = early is null ? Task.Run(TakeoverRehearsal.RunAsync) : null;
            var (witness, hearing, peerChecks) = (NodeWitness.For(running), new NodeHearing(running), new PeerChecksBoard());
            CoordinationPart[] parts = [.. intents.Work.Parts, hearing.Part, NodeChecks.Part(peerChecks), HintPart.Of(new HintMemory()), .. witness.Parts];
            var document = new NodeDocument(file, running, log);
            await using var changes = ChangeDesk.Open(NodeIntents.DirectoryOf(node), node.Name, document, TimeProvider.System);
            using var reload = new NodeReload(
                file,
                running,
                new(intents.Follow, before =>
                {
                    witness.Follow(before, running);
                    hearing.Follow(before, running.Node);
                    timeline.Follow(running);
                }),
                root,
                log,
                () => changes.IsTrying);
            document.Reload = reload;
            hangup.Follow(reload);
            var local = new LocalNode(root, ports.Masterships.Boot, NodeRoster.Figures(running, links)) { Roster = roster, Parts = [.. parts, ChangePart.Of(changes)] };
            await using var coordination = NodeCoordination.Start(node, local, timeline, logging);
            var channel = coordination is null ? null : new ChannelBoards(() => coordination.Members, roster) { Hearing = hearing.Board, Checks = peerChecks, Drift = witness.Drift, Attestation = witness.Attestation };
            var sources = new ApiSources(system, root, ports.Checks, intents.Desk)
            {
                Channel = channel,
                Timeline = timeline.Reader,
                Changes = new NodeChanges(running, reload, changes, TimeProvider.System),
                Metrics = NodeMetrics.Of(running, links, ports, timeline, witness, coordination),
            };
            await using var api = NodeApi.Start(running, runDirectory, sources, ready.Task, warnings.Tell);

            if (guard is not null)
            {
                NodeSuccession.Serve(guard, intents, roster, timeline);
            }

            var reason = await Task.WhenAny(stop.Received, guard?.Lost ?? stop.Received).ConfigureAwait(false);
            unguarded = reason != stop.Received;
            if (unguarded)
            {
                log.LogError("the guard is gone: every address is released, and this process ends with code {Code}", ExitCode.Unguarded);
            }
            else
            {
                log.LogInformation("stopping: every address is handed over or released");
                await intents.GiveAllAsync().ConfigureAwait(false);
            }

            var stopped = await root.Ask<NodeProtocol.Stopped>(new NodeProtocol.Stop(), LongestStop).ConfigureAwait(false);
            log.LogInformation("stopped {Manner}", stopped.Orderly ? "in order" : "late");
            await timeline.EndAsync(stopped.Orderly).ConfigureAwait(false);
            if (api is not null)
            {
                await api.StopAsync(NodeApi.LongestStop).ConfigureAwait(false);
            }

            if (coordination is not null)
            {
                await coordination.StopAsync(unguarded ? TimeSpan.Zero : NodeCoordination.LongestLeave).ConfigureAwait(false);
            }
        }

        return unguarded ? ExitCode.Unguarded : ExitCode.Success;
    }

    private static void RaiseActors(Action<string> warn)
    {
        if (RealTime.TryRaiseThisThread() is { } refusal)
        {
            warn(refusal);
        }
    }

    private static void Favour(Action<string> warn)
    {
        if (RealTime.TryFavourOtherThreads() is { } refusal)
        {
            warn(refusal);
        }
    }
}
