namespace Tandem.Coordination.Timeline;

/// <summary>Why entries are not on record.</summary>
public enum MissingReason
{
    /// <summary>More happened than could be written.</summary>
    TooManyAtOnce,

    /// <summary>More of one kind happened than is worth remembering.</summary>
    TooManyOfOneKind,

    /// <summary>Writing failed in a way that nobody thought of.</summary>
    CouldNotBeWritten,
}
