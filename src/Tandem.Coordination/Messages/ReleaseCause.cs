namespace Tandem.Coordination.Messages;

/// <summary>Why a Master let go. The numbers are the wire's; one that a newer node sends is read as <see cref="Other"/>.</summary>
public enum ReleaseCause
{
    Other = 0,
    LinkLost = 1,
    CheckFailed = 2,
    Fault = 3,
    Stopping = 4,
    Deaf = 5,
    HandedOver = 6,
}
