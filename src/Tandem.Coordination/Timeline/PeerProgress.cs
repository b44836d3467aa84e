using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Timeline;

/// <summary>What is under way between this node's record and a peer's. Belongs to one actor.</summary>
internal sealed class PeerProgress
{
    /// <summary>It is a member that can be asked.</summary>
    public bool IsReached { get; set; }

    /// <summary>What it lacks is being read.</summary>
    public bool IsAnswering { get; set; }

    /// <summary>What it has asked meanwhile.</summary>
    public TimelineKnown? Asked { get; set; }

    /// <summary>What it sent is being written.</summary>
    public bool IsTaking { get; set; }

    /// <summary>It sent more meanwhile, which was let go.</summary>
    public bool HasMissed { get; set; }
}
