namespace Tandem.Coordination.Timeline;

/// <summary>What this node made of a hint.</summary>
public enum HintUse
{
    /// <summary>It takes over at once.</summary>
    TakesOver,

    /// <summary>Another one is before it in line.</summary>
    NotFirstInLine,

    /// <summary>It rests on something that is not true here, or no longer.</summary>
    Dropped,
}
