using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Tandem.Api.Contracts;
using Tandem.Api.Http;

namespace Tandem.Api.Metrics;

/// <summary>The TCP port on which the metrics are answered, and nothing else is.</summary>
/// <param name="socket">Bound.</param>
internal sealed class MetricsPort(Socket socket)
{
    public Socket Socket => socket;

    /// <summary>A port that cannot be had costs the metrics on it, not the API: null then, and that was said.</summary>
    public static MetricsPort? TryOpen(IPEndPoint? place, Action<string> warn)
    {
        if (place is null)
        {
            return null;
        }

        var socket = new Socket(place.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, optionValue: true);
            socket.Bind(place);
            return new(socket);
        }
        catch (SocketException refused)
        {
            socket.Dispose();
            warn($"the metrics are not answered on {place}: {refused.Message}; set tandem.metrics.listen to an address of this node and a free port; addresses are unaffected");
            return null;
        }
    }

    /// <summary>Whatever comes in here bears this as a feature of its connection.</summary>
    public void Join(KestrelServerOptions kestrel) => kestrel.Listen((IPEndPoint)socket.LocalEndPoint!, listener =>
    {
        listener.Protocols = HttpProtocols.Http1;
        listener.Use(next => connection =>
        {
            connection.Features.Set(this);
            return next(connection);
        });
    });

    /// <summary>Whoever is on the network sees the metrics, and learns of no other path.</summary>
    public static Task Guard(HttpContext context, RequestDelegate next) => context.Features.Get<MetricsPort>() is null || context.Request.Path == ApiRoutes.Metrics
        ? next(context)
        : Answer.Refuse(context, Refusal.UnknownPath, $"allowed on this port: GET {ApiRoutes.Metrics}");
}
