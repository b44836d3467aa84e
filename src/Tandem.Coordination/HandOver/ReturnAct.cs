namespace Tandem.Coordination.HandOver;

/// <summary>What a preferred Backup does about a Master of lower priority.</summary>
internal abstract record ReturnAct
{
    private ReturnAct()
    {
    }

    /// <summary>Nothing: it is not preferred, or the wire decides.</summary>
    public sealed record Rest : ReturnAct
    {
        /// <summary>There is only one.</summary>
        public static readonly Rest Instance = new();
    }

    /// <summary>Leaves it alone.</summary>
    public sealed record Hold : ReturnAct
    {
        /// <summary>There is only one.</summary>
        public static readonly Hold Instance = new();
    }

    /// <summary>Leaves it alone, and asks it to hand over.</summary>
    public sealed record Ask(string Node) : ReturnAct;

    /// <summary>Leaves it alone no longer: from here on VRRP preempts.</summary>
    /// <param name="Why">For the log; null when there was nobody to ask.</param>
    public sealed record Release(string? Why) : ReturnAct;
}
