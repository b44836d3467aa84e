namespace Tandem.Coordination.Timeline;

/// <summary>How far a hand-over has come.</summary>
public enum HandOverStep
{
    /// <summary>The Master has asked the target.</summary>
    Asked,

    /// <summary>The target is prepared.</summary>
    Prepared,

    /// <summary>The Master has lowered its priority and said go.</summary>
    Going,

    /// <summary>The target is Master.</summary>
    TakenOver,

    /// <summary>The old Master has let go.</summary>
    Done,

    /// <summary>It was given up; the old Master stays.</summary>
    Abandoned,
}
