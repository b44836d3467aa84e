namespace Tandem.Api.Contracts;

/// <summary>One virtual router on all nodes that take part in it.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Key">Segment, family and VRID in one word.</param>
/// <param name="Segment">The link it is on.</param>
/// <param name="Family">4 or 6.</param>
/// <param name="Vrid">1..255.</param>
/// <param name="Addresses">The addresses that move, with prefix lengths.</param>
/// <param name="Master">The one node that is known to hold it now; null when none is, or several are.</param>
/// <param name="MasterSince">Since when it holds it, by its own clock.</param>
/// <param name="MasterReason">Why it took it.</param>
/// <param name="Preferred">Who holds it when all is well: by the configuration, or where it was moved.</param>
/// <param name="MovedTo">Where an operator moved it; null when nowhere.</param>
/// <param name="Nodes">How it stands on each node that takes part, the preferred first.</param>
public sealed record RouterStatus(
    string Name,
    string Key,
    string Segment,
    int Family,
    int Vrid,
    IReadOnlyList<string> Addresses,
    string? Master,
    DateTimeOffset? MasterSince,
    string? MasterReason,
    string? Preferred,
    string? MovedTo,
    IReadOnlyList<RouterOnNode> Nodes);
