namespace Tandem.Network.Beat;

/// <summary>What the link loop has to do when a router's deadline is due.</summary>
public enum BeatAction
{
    /// <summary>Not due, or already handed on.</summary>
    None,

    /// <summary>Send the prebuilt advertisement; the deadline has moved on.</summary>
    Advertise,

    /// <summary>Hand <c>DeadlineReached</c> to the actor.</summary>
    HandOn,
}
