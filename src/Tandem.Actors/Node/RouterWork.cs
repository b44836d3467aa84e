namespace Tandem.Actors.Node;

/// <summary>What another plan has a router do.</summary>
public enum RouterWork
{
    /// <summary>Its interface does not carry it yet.</summary>
    Starting,

    /// <summary>It goes on, with other values.</summary>
    Changing,

    /// <summary>It lets go of what it holds, and starts afresh.</summary>
    StartingAfresh,

    /// <summary>It lets go of what it holds, for good.</summary>
    LettingGo,
}
