using System.Net;
using Tandem.Api.Doors;

namespace Tandem.Api;

/// <summary>Where the API answers.</summary>
/// <param name="Socket">The path of its socket; null: it has none.</param>
/// <param name="Share">Gives the socket's file to those who may use it beside root; false: there is nobody.</param>
public sealed record ApiOptions(string? Socket, Func<string, bool> Share)
{
    /// <summary>Where the metrics, and nothing else, are answered as well; null: nowhere.</summary>
    public IPEndPoint? MetricsPort { get; init; }

    /// <summary>Where the API is answered over TLS as well; null: nowhere.</summary>
    public TlsDoorOptions? Door { get; init; }

    /// <summary>Nowhere.</summary>
    public bool IsEmpty => this is { Socket: null, MetricsPort: null, Door: null };
}
