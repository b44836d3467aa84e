namespace Tandem.Actors.Advice;

/// <summary>What became of an advertisement that somebody had to stand for.</summary>
public enum AttestationOutcome
{
    /// <summary>Somebody stood for it, so it counts.</summary>
    Honoured,

    /// <summary>Nobody stood for it, or its supposed sender denied it.</summary>
    Dropped,

    /// <summary>A member's, and nothing was heard of it in time: it counts, with an alarm.</summary>
    HonouredInSilence,
}
