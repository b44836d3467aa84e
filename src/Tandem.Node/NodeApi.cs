using Tandem.Api;
using Tandem.Api.Commands;
using Tandem.Api.Facts;
using Tandem.Api.Local;
using Tandem.Api.Metrics.Otlp;
using Tandem.Api.Sights;
using Tandem.Configuration.Model;
using Tandem.Network.Linux.Node;

namespace Tandem.Node;

/// <summary>The API's share in a node's life: begun when the routers are there, and never waited for by anything that holds an address.</summary>
internal sealed class NodeApi : IAsyncDisposable
{
    /// <summary>Nobody waits for an answer for longer when the node ends.</summary>
    public static readonly TimeSpan LongestStop = TimeSpan.FromMilliseconds(300);

    private const string Group = "tandem";
    private static readonly TimeSpan LatestStart = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _ending = new();
    private readonly Task<IReadOnlyList<ApiServer>> _servers;
    private OtlpExport? _export;

    private NodeApi(Tandem.Api.ApiOptions options, OtlpOptions? otlp, ApiPorts ports, Task ready, Action<string> warn) => _servers = Task.Run<IReadOnlyList<ApiServer>>(async () =>
    {
        // A start takes processor time, which the first advertisements should have for themselves.
        await Task.WhenAny(ready, Task.Delay(LatestStart, ports.Time, _ending.Token)).ConfigureAwait(false);
        _export = otlp is null ? null : OtlpExport.Start(otlp, ports, warn);
        ApiServer?[] servers =
        [
            options is { Socket: null, MetricsPort: null } ? null : await ApiServer.StartAsync(options, ports, warn, _ending.Token).ConfigureAwait(false),
            options.Door is { } door ? await ApiServer.StartDoorAsync(door, ports, warn, _ending.Token).ConfigureAwait(false) : null,
        ];
        return [.. servers.OfType<ApiServer>()];
    });

    /// <summary>Null when the file does not want it. Returns at once.</summary>
    /// <param name="running">What the node runs by.</param>
    /// <param name="runDirectory">Where the socket is unless the file has another place.</param>
    /// <param name="sources">What it shows.</param>
    /// <param name="ready">Done when the routers are there.</param>
    /// <param name="warn">Takes a line for the log.</param>
    public static NodeApi? Start(
        RunningConfiguration running, RunDirectory runDirectory, ApiSources sources, Task ready, Action<string> warn)
    {
        var node = running.Node;
        if (node is { ApiSocket: null, Metrics: { Listen: null, Otlp: null } })
        {
            return null;
        }

        // The supervisor's directory stands in for the configured one.
        var socket = node.ApiSocket == Configuration.Model.ApiOptions.Default.SocketIn(node.RunDirectory) ? runDirectory.FileOf(Configuration.Model.ApiOptions.SocketName) : node.ApiSocket;
        var time = TimeProvider.System;
        var facts = FactsOf(running);
        var local = LocalBoard.Start(sources.System, sources.Root, time);
        var eyes = new ClusterEyes(facts, sources.Root, local, sources.Checks, () => sources.Intents.Current, sources.Channel, time);
        var options = new Tandem.Api.ApiOptions(socket, path => FileGroup.TryGive(path, Group, warn))
        {
            MetricsPort = node.Metrics.Listen,
            Door = node.ApiPort is { } port ? new(port.Place, port.Certificate, port.Key, port.Access) : null,
        };
        var otlp = node.Metrics.Otlp is { } collector ? new OtlpOptions(collector, node.Metrics.OtlpInterval) : null;
        var ports = new ApiPorts(facts, eyes, time)
        {
            Commands = new IntentCommands(sources.Intents, time),
            Changes = sources.Changes,
            Timeline = sources.Timeline is { } record ? record.FindAsync : null,
            Follow = sources.Timeline is { } following ? following.FollowAsync : null,
            Metrics = sources.Metrics?.Invoke(local),
        };
        return new(options, otlp, ports, ready, warn);
    }

    /// <summary>Ends it within the limit.</summary>
    public async Task StopAsync(TimeSpan limit)
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll((await _servers.ConfigureAwait(false)).Select(server => server.StopAsync(limit))).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.Zero).ConfigureAwait(false);
        foreach (var server in await _servers.ConfigureAwait(false))
        {
            await server.DisposeAsync().ConfigureAwait(false);
        }

        if (_export is { } export)
        {
            await export.DisposeAsync().ConfigureAwait(false);
        }

        _ending.Dispose();
    }

    /// <summary>They are made when somebody asks for the first time after a change.</summary>
    private static Func<ClusterFacts> FactsOf(RunningConfiguration running)
    {
        (ClusterConfiguration Cluster, ClusterFacts Facts)? made = null;
        var one = new Lock();
        return () =>
        {
            lock (one)
            {
                var cluster = running.Cluster;
                made = made is { } known && ReferenceEquals(known.Cluster, cluster) ? known : (cluster, ClusterFactsOf.Cluster(cluster, running.Node.Name));
                return made.Value.Facts;
            }
        };
    }
}
