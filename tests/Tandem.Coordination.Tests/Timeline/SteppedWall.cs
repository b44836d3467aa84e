namespace Tandem.Coordination.Tests.Timeline;

/// <summary>A wall clock that is set, also backwards.</summary>
internal sealed class SteppedWall : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
