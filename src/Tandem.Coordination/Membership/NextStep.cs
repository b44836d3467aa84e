namespace Tandem.Coordination.Membership;

/// <summary>What a node does next to become, or stay, one cluster with the others.</summary>
internal abstract record NextStep
{
    private NextStep()
    {
    }

    /// <summary>All is well, or will be without doing anything.</summary>
    internal sealed record Wait : NextStep
    {
        public static readonly Wait Instance = new();
    }

    /// <summary>Begin a cluster.</summary>
    internal sealed record JoinSelf : NextStep
    {
        public static readonly JoinSelf Instance = new();
    }

    /// <summary>Ask this peer to be taken in.</summary>
    internal sealed record Join(int Rank) : NextStep;

    /// <summary>End the cluster's system and make a fresh one.</summary>
    internal sealed record Restart(RestartReason Reason, int? Rank) : NextStep;
}
