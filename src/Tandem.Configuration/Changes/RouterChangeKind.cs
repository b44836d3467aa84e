namespace Tandem.Configuration.Changes;

/// <summary>What becomes of one router on one node.</summary>
public enum RouterChangeKind
{
    /// <summary>It is new here.</summary>
    Added,

    /// <summary>It goes on, with other settings; nothing it holds is let go.</summary>
    Adjusted,

    /// <summary>Its addresses are let go, and it starts afresh.</summary>
    Replaced,

    /// <summary>It is no more here.</summary>
    Removed,
}
