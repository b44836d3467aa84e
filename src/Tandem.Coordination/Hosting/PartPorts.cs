using Akka.Actor;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Rosters;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Hosting;

/// <summary>What a part of the cluster's system works with.</summary>
/// <param name="Exchange">Takes <see cref="ExchangeProtocol.Send"/>; what peers say is on the event stream as <see cref="ExchangeProtocol.Received"/>.</param>
/// <param name="Advice">The root actor of this node's routers: takes their advice, and never waits for anything from here.</param>
/// <param name="Node">This node's name.</param>
/// <param name="Peers">The configured nodes.</param>
/// <param name="Roster">Who holds what.</param>
/// <param name="Time">The clock.</param>
public sealed record PartPorts(IActorRef Exchange, IActorRef Advice, string Node, Peers Peers, RosterBoard Roster, TimeProvider Time)
{
    /// <summary>The clock of this process, for what needs a place in the order of causes.</summary>
    public HybridClock Clock { get; init; } = new(Time);

    /// <summary>Who is a member and reached, now; <see cref="MembersChanged"/> is published after each change.</summary>
    public Func<MemberTable> Members { get; init; } = () => MemberTable.Of(Peers, Time.GetUtcNow());
}
