namespace Tandem.Coordination.HandOver;

/// <summary>How far a Master has come in handing over.</summary>
internal enum GivingStep
{
    /// <summary>The target was asked.</summary>
    Preparing,

    /// <summary>It is ready: the priority is lowered, and the gate open, until a higher advertisement is heard.</summary>
    Yielding,

    /// <summary>The target is Master, and the link has let go.</summary>
    Done,

    /// <summary>It was given up. The lowered priority lapses by itself.</summary>
    Abandoned,
}
