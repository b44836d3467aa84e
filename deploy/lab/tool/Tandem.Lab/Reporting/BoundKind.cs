namespace Tandem.Lab.Reporting;

/// <summary>What a <see cref="Bound"/> limits.</summary>
internal enum BoundKind
{
    /// <summary>Nothing.</summary>
    Any,

    /// <summary>Probes without an answer.</summary>
    Lost,

    /// <summary>The longest time between two answers.</summary>
    Gap,

    /// <summary>The time until the node answers that has to. What a client is refused before that belongs to the event.</summary>
    Moved,

    /// <summary>Nobody answers but who did before.</summary>
    Still,
}
