using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Model;

/// <summary>How a node answers the command line and other programs of its host.</summary>
/// <param name="Enabled">Whether it does.</param>
/// <param name="Socket">An absolute path; null: in the run directory.</param>
public sealed record ApiOptions(bool Enabled, string? Socket)
{
    /// <summary>The socket's name in the run directory.</summary>
    public const string SocketName = "api.sock";

    /// <summary>Where tokens and certificates of clients are listed, unless the file says another place.</summary>
    public const string UsualAccess = "/etc/tandem/api-access";

    /// <summary>What holds when the section is left out.</summary>
    public static readonly ApiOptions Default = new(Enabled: true, Socket: null);

    /// <summary>An address, or <see cref="MetricsOptions.AddressPlace"/>, and a port on which it answers over TLS as well; null: none.</summary>
    public string? Listen { get; init; }

    /// <summary>The certificate it shows there; {node} stands for the node's name.</summary>
    public string Certificate { get; init; } = TlsOptions.Default.Certificate;

    /// <summary>The private key of that.</summary>
    public string Key { get; init; } = TlsOptions.Default.Key;

    /// <summary>Who may ask there, and what.</summary>
    public string Access { get; init; } = UsualAccess;

    /// <summary>What one node opens beside the socket; null: nothing.</summary>
    /// <param name="node">Its name.</param>
    /// <param name="address">Its own, on the management network.</param>
    public ApiPort? PortFor(string node, IPvXAddress address) => Enabled && Listen is { } listen && MetricsOptions.PlaceOf(listen, address) is { } place
        ? new(place, Of(Certificate, node), Of(Key, node), Access)
        : null;

    private static string Of(string path, string node) => path.Replace(TlsOptions.NodePlace, node, StringComparison.Ordinal);

    /// <summary>The socket's path; null: there is none.</summary>
    public string? SocketIn(string runDirectory) => Enabled ? Socket ?? $"{runDirectory}/{SocketName}" : null;
}
