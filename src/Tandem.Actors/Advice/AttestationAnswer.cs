namespace Tandem.Actors.Advice;

/// <summary>What the member says of an advertisement that claims to be its own.</summary>
public enum AttestationAnswer
{
    /// <summary>It is.</summary>
    Genuine,

    /// <summary>It is not.</summary>
    Forged,
}
