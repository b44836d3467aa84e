using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Tandem.Api.Doors;
using Tandem.Api.Http;
using Tandem.Api.Metrics;
using Tandem.Api.Sockets;

namespace Tandem.Api;

/// <summary>The API of a node. No address depends on it: it begins after them, on ordinary threads, and what fails of it is a warning.</summary>
public sealed class ApiServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ApiServer(WebApplication app) => _app = app;

    /// <summary>The port over TLS; null: there is none.</summary>
    internal TlsDoor? Door { get; private init; }

    /// <summary>The port of the metrics; null: there is none.</summary>
    internal MetricsPort? MetricsPort { get; private init; }

    /// <summary>Null when it cannot answer; then that was said.</summary>
    /// <param name="options">Where.</param>
    /// <param name="ports">What it needs.</param>
    /// <param name="warn">Takes a line for the log.</param>
    /// <param name="cancellation">Not worth beginning any more.</param>
    public static async Task<ApiServer?> StartAsync(ApiOptions options, ApiPorts ports, Action<string> warn, CancellationToken cancellation)
    {
        MetricsPort? metrics = null;
        return await TryStartAsync(
            () =>
            {
                if (options.Socket is { } path)
                {
                    ApiSocket.Check(path);
                }

                metrics = Metrics.MetricsPort.TryOpen(options.MetricsPort, warn);
                return Build(options, metrics);
            },
            ports,
            warn,
            cancellation).ConfigureAwait(false) is { } app ? new ApiServer(app) { MetricsPort = metrics } : null;
    }

    /// <summary>
    /// The same over TLS: a server of its own, so that whoever fills its connections takes none from this host's socket. Null when it cannot answer; then that was said.
    /// </summary>
    /// <param name="options">Where.</param>
    /// <param name="ports">What it needs.</param>
    /// <param name="warn">Takes a line for the log.</param>
    /// <param name="cancellation">Not worth beginning any more.</param>
    public static async Task<ApiServer?> StartDoorAsync(TlsDoorOptions options, ApiPorts ports, Action<string> warn, CancellationToken cancellation)
    {
        if (TlsDoor.TryOpen(options, warn, ports.Time) is not { } door)
        {
            return null;
        }

        return await TryStartAsync(() => Build(door), ports, warn, cancellation).ConfigureAwait(false) is { } app ? new ApiServer(app) { Door = door } : null;
    }

    /// <summary>Ends it within the limit: who waits for an answer then gets none.</summary>
    public async Task StopAsync(TimeSpan limit)
    {
        using var enough = new CancellationTokenSource(limit);
        try
        {
            await _app.StopAsync(enough.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The process ends anyway.
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <returns>Null when it cannot answer; then that was said, unless it was not worth beginning.</returns>
    private static async Task<WebApplication?> TryStartAsync(Func<WebApplication> build, ApiPorts ports, Action<string> warn, CancellationToken cancellation)
    {
        WebApplication? app = null;
        try
        {
            app = build();
            ApiRouting.Map(app, ports);
            await app.StartAsync(cancellation).ConfigureAwait(false);
            return app;
        }
        catch (Exception refused) when (refused is not OutOfMemoryException)
        {
            if (refused is not OperationCanceledException)
            {
                warn($"the API does not answer: {refused.GetBaseException().Message}; addresses are unaffected");
            }

            if (app is not null)
            {
                await app.DisposeAsync().ConfigureAwait(false);
            }

            return null;
        }
    }

    private static WebApplication Build(ApiOptions options, MetricsPort? metrics)
    {
        var plain = new PlainSocket();
        return Build(
            place => place is UnixDomainSocketEndPoint ? ApiSocket.Bind(options.Socket!, options.Share) : metrics!.Socket,
            kestrel =>
            {
                if (options.Socket is { } path)
                {
                    plain.Join(kestrel, path);
                }

                metrics?.Join(kestrel);
            },
            services => services.AddSingleton<IConnectionListenerFactory>(plain));
    }

    private static WebApplication Build(TlsDoor door)
    {
        var app = Build(_ => door.Socket, door.Join, static _ => { }, hasTls: true);
        app.Use(door.Guard);
        return app;
    }

    /// <summary>Nothing but the server and the paths: no configuration of its own, no environment, no signals, no log.</summary>
    private static WebApplication Build(Func<EndPoint, Socket> bind, Action<KestrelServerOptions> listen, Action<IServiceCollection> add, bool hasTls = false)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "tandem", ContentRootPath = "/" });
        builder.WebHost.UseKestrelCore().UseSockets(transport =>
        {
            transport.IOQueueCount = 1;
            transport.Backlog = ApiLimits.MostConnections;
            transport.CreateBoundListenSocket = bind;
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            ApiLimits.Set(kestrel);
            listen(kestrel);
        });
        if (hasTls)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        add(builder.Services);
        builder.Services.AddRoutingCore();
        builder.Services.RemoveAll<IHostLifetime>();
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        return builder.Build();
    }
}
