using Tandem.Coordination.Exchange;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Hosting;

/// <summary>What goes on from one life of the cluster's system to the next.</summary>
/// <param name="Peers">The configured nodes.</param>
/// <param name="Register">Who is a member.</param>
/// <param name="Source">Makes envelopes.</param>
/// <param name="Filter">Opens them.</param>
/// <param name="Clocks">Says how old they are.</param>
/// <param name="Watch">Has the clock of this process follow them.</param>
internal sealed record CoordLasting(Peers Peers, MemberRegister Register, EnvelopeSource Source, EnvelopeFilter Filter, PeerClocks Clocks, ClockWatch Watch);
