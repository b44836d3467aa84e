namespace Tandem.Coordination.Messages;

/// <summary>Sent to configured peers that are not reachable members, so that two islands notice each other and the smaller one joins the other.</summary>
/// <param name="Address">The sender's cluster address, as Akka writes it.</param>
/// <param name="Incarnation">Akka's unique id of the sender's actor system; another one on the same address is another life.</param>
/// <param name="ReachableMembers">Members the sender reaches, itself included; the island with fewer gives way.</param>
/// <param name="Members">Addresses of all members that the sender knows, itself included.</param>
public sealed record Hello(string Address, int Incarnation, uint ReachableMembers, Items<string> Members) : INodeMessage;
