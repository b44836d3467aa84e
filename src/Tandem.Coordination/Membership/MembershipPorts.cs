using Akka.Actor;

namespace Tandem.Coordination.Membership;

/// <summary>What the membership actor works with.</summary>
/// <param name="Peers">The configured nodes.</param>
/// <param name="Timings">Its waits.</param>
/// <param name="Register">Where it notes members.</param>
/// <param name="Exchange">Through whom it talks to peers.</param>
/// <param name="Time">The clock.</param>
/// <param name="StartAfresh">Asks the host for another life of the system; safe to call from any thread.</param>
internal sealed record MembershipPorts(
    Peers Peers,
    MembershipTimings Timings,
    MemberRegister Register,
    IActorRef Exchange,
    TimeProvider Time,
    Action<MembershipProtocol.StartAfresh> StartAfresh);
