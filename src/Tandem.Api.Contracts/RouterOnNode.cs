namespace Tandem.Api.Contracts;

/// <summary>How one router stands on one node.</summary>
/// <param name="Node">The node.</param>
/// <param name="State">master, backup or initialize: now. unknown: the node does not say; see <paramref name="LastKnown"/>.</param>
/// <param name="Since">Since when, by the node's clock.</param>
/// <param name="Reason">Why it took that state; empty when it never left the first.</param>
/// <param name="Priority">The effective VRRP priority; null when that is not known.</param>
/// <param name="ConfiguredPriority">As configured; null when that is not known.</param>
/// <param name="Epoch">Counts its masterships; null when that is not known.</param>
/// <param name="HeardMaster">Source address of the other Master it heard last; null when none.</param>
/// <param name="LastKnown">What it was when it was last heard of, if it does not say now; null otherwise.</param>
/// <param name="LastKnownSecondsAgo">How old that is.</param>
public sealed record RouterOnNode(
    string Node,
    string State,
    DateTimeOffset? Since,
    string Reason,
    int? Priority,
    int? ConfiguredPriority,
    long? Epoch,
    string? HeardMaster,
    string? LastKnown,
    double? LastKnownSecondsAgo)
{
    /// <summary>It holds the addresses.</summary>
    public const string Master = "master";

    /// <summary>It stands by.</summary>
    public const string Backup = "backup";

    /// <summary>It does not take part now.</summary>
    public const string Initialize = "initialize";

    /// <summary>Nobody here knows.</summary>
    public const string Unknown = "unknown";
}
