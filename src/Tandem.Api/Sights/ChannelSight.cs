namespace Tandem.Api.Sights;

/// <summary>The nodes' channel.</summary>
/// <param name="State">A word of <see cref="Contracts.ChannelStatus"/>.</param>
/// <param name="Note">Why it does not run, or empty.</param>
public sealed record ChannelSight(string State, string Note)
{
    /// <summary>The configuration has none.</summary>
    public static readonly ChannelSight Off = new(Contracts.ChannelStatus.Off, "");

    /// <summary>It runs.</summary>
    public static readonly ChannelSight Running = new(Contracts.ChannelStatus.Running, "");
}
