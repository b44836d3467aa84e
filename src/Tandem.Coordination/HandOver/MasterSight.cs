namespace Tandem.Coordination.HandOver;

/// <summary>Who the Master is that a preferred Backup hears, by what the members have said.</summary>
internal abstract record MasterSight
{
    private MasterSight()
    {
    }

    /// <summary>There is no channel, or it is none of the nodes: only the wire is left.</summary>
    public sealed record Stranger : MasterSight
    {
        /// <summary>There is only one.</summary>
        public static readonly Stranger Instance = new();
    }

    /// <summary>It may be a node that is not reached, and of which nothing has been heard on the channel lately.</summary>
    public sealed record Unheard : MasterSight
    {
        /// <summary>There is only one.</summary>
        public static readonly Unheard Instance = new();
    }

    /// <summary>It may be a node that is not reached yet and has spoken on the channel a moment ago: soon it can be asked.</summary>
    public sealed record Coming : MasterSight
    {
        /// <summary>There is only one.</summary>
        public static readonly Coming Instance = new();
    }

    /// <summary>A member that is reached, and can be asked.</summary>
    public sealed record Member(string Node) : MasterSight;
}
