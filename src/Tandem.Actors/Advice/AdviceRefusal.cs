namespace Tandem.Actors.Advice;

/// <summary>Why a piece of advice was not followed: what it rests on is not true, or no longer.</summary>
public enum AdviceRefusal
{
    /// <summary>This node has no such router, or its actor is being started afresh.</summary>
    UnknownRouter,

    /// <summary>The router is not in the role the advice is for.</summary>
    WrongRole,

    /// <summary>Another Master was heard since, or none.</summary>
    OtherMaster,

    /// <summary>The router's own mastership is another one.</summary>
    OtherMastership,

    /// <summary>The Master that hands over still advertises what this router would lose against.</summary>
    WouldLose,

    /// <summary>Its time is over.</summary>
    Lapsed,

    /// <summary>No advertisement waits for this verdict.</summary>
    NothingHeld,
}
