namespace Tandem.Configuration.Model;

/// <summary>The section "coordination" as the file has it.</summary>
/// <param name="Enabled">Whether the nodes talk to each other beside VRRP.</param>
/// <param name="Port">TCP port, the same on all nodes.</param>
/// <param name="Tls">How the connections are protected.</param>
public sealed record CoordinationOptions(bool Enabled, int Port, TlsOptions Tls)
{
    /// <summary>How long a preferred node leaves a Master of lower priority alone that it cannot reach over the channel.</summary>
    public TimeSpan PreemptHold { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What holds when the file says nothing.</summary>
    public static readonly CoordinationOptions Default = new(true, 7112, TlsOptions.Default);

    /// <summary>Whom virtual routers believe that say nothing about it.</summary>
    public Authenticity Authenticity { get; init; }
}
