namespace Tandem.Coordination.HandOver;

/// <summary>How far the target of a hand-over has come.</summary>
internal enum TakingStep
{
    /// <summary>It has said that it is ready.</summary>
    Prepared,

    /// <summary>It was told to take over.</summary>
    Taking,

    /// <summary>It is Master, and has announced once more.</summary>
    Done,

    /// <summary>It was given up: the router stays what it is.</summary>
    Abandoned,
}
