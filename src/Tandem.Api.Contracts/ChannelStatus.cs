namespace Tandem.Api.Contracts;

/// <summary>The channel between the nodes, beside VRRP.</summary>
/// <param name="State">running, down or off.</param>
/// <param name="Note">Why it is not running, or empty.</param>
public sealed record ChannelStatus(string State, string Note)
{
    /// <summary>This node is a member of the cluster.</summary>
    public const string Running = "running";

    /// <summary>It should be, and is not.</summary>
    public const string Down = "down";

    /// <summary>The configuration has none.</summary>
    public const string Off = "off";
}
