namespace Tandem.Coordination.Messages;

/// <summary>Whose an advertisement is. The numbers are the wire's; one that a newer node sends is read as <see cref="Unsure"/>.</summary>
public enum VerdictAnswer
{
    /// <summary>The member cannot say, for instance because its router is just changing.</summary>
    Unsure = 0,
    Mine = 1,
    NotMine = 2,
}
