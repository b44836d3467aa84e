namespace Tandem.Coordination.Membership;

/// <summary>What the membership actor tells its host.</summary>
internal static class MembershipProtocol
{
    /// <summary>This life of the system has to end; the host makes another one.</summary>
    internal sealed record StartAfresh(RestartReason Reason, string? Peer);
}
