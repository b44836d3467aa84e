namespace Tandem.Api.Contracts;

/// <summary>One health check of another node, as that one tells it. A check that fails on all nodes moves nothing.</summary>
/// <param name="Node">The node.</param>
/// <param name="Name">The check's name in the configuration.</param>
/// <param name="State">A word of <see cref="CheckStatus"/>.</param>
/// <param name="LastPassed">What its last run said, which counts before the state does; null when it said nothing.</param>
/// <param name="Since">Since when it is that, by the other node's clock; null when that is not known.</param>
/// <param name="Detail">What it saw last; may be empty.</param>
public sealed record PeerCheckStatus(string Node, string Name, string State, bool? LastPassed, DateTimeOffset? Since, string Detail);
