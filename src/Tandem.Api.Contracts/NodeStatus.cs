namespace Tandem.Api.Contracts;

/// <summary>One node, as the answering node knows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">On the management network.</param>
/// <param name="IsSelf">It is the one that answers.</param>
/// <param name="State">One of the states below; only of a reachable node anything is known of now.</param>
/// <param name="Since">Since when it is that; null when that is not known.</param>
/// <param name="HeardSecondsAgo">Age of what it said last; null when it has said nothing.</param>
/// <param name="Holds">How many routers it is Master of; null when that is not known.</param>
/// <param name="IsDrained">An operator wants it to hold none.</param>
/// <param name="ConfigurationDigest">Of what it runs; empty when that is not known.</param>
/// <param name="LatenessMilliseconds">The worst delay of its own deadlines of late; null when that is not known.</param>
public sealed record NodeStatus(
    string Name,
    string Address,
    bool IsSelf,
    string State,
    DateTimeOffset? Since,
    double? HeardSecondsAgo,
    int? Holds,
    bool IsDrained,
    string ConfigurationDigest,
    double? LatenessMilliseconds)
{
    /// <summary>A member, and reached.</summary>
    public const string Reachable = "reachable";

    /// <summary>Was a member, and is not reached: what it does now is not known.</summary>
    public const string Silent = "silent";

    /// <summary>Left in an orderly way, or was not seen since the answering node started.</summary>
    public const string Away = "away";

    /// <summary>There is no channel through which it could be seen.</summary>
    public const string Unknown = "unknown";
}
