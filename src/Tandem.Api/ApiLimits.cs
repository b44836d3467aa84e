using Microsoft.AspNetCore.Server.Kestrel.Core;
using Tandem.Api.Contracts;

namespace Tandem.Api;

/// <summary>A client gets little, and soon nothing if it is slow: the API is for a few people and programs of this host.</summary>
internal static class ApiLimits
{
    /// <summary>Bytes.</summary>
    public const int MostBody = 4096;

    /// <summary>What a path takes.</summary>
    public static int MostOf(string? path) => path is ApiRoutes.Plan or ApiRoutes.Apply ? ConfigurationRequest.MostBytes : MostBody;

    /// <summary>More are closed at once.</summary>
    public const int MostConnections = 64;

    public static void Set(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.AllowSynchronousIO = false;
        var limits = options.Limits;
        limits.MaxConcurrentConnections = MostConnections;
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.MaxRequestBodySize = MostBody;
        limits.MaxRequestBufferSize = 16 << 10;
        limits.MaxResponseBufferSize = 64 << 10;
        limits.MaxRequestLineSize = 4096;
        limits.MaxRequestHeaderCount = 32;
        limits.MaxRequestHeadersTotalSize = 8192;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(30);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(2));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 4096, gracePeriod: TimeSpan.FromSeconds(5));
    }
}
