namespace Tandem.Guard.Worker;

/// <summary>How far one worker's following another has come.</summary>
internal enum SuccessionStage
{
    /// <summary>Nobody is to follow.</summary>
    None,

    /// <summary>The worker of now was asked whether it could hand over instead.</summary>
    Asking,

    /// <summary>The successor is being made ready.</summary>
    Waiting,

    /// <summary>The worker of now writes what it has to write.</summary>
    Leaving,

    /// <summary>The worker of now is killed, and not cleared away.</summary>
    Dying,

    /// <summary>The successor takes over; the guard keeps what was left.</summary>
    Following,
}
