namespace Tandem.Coordination.Tests.Timeline;

/// <summary>A wall clock that goes as it should, and is wrong.</summary>
internal sealed class ShiftedWall(TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
