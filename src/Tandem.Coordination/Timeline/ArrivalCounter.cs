namespace Tandem.Coordination.Timeline;

/// <summary>Numbers entries as they come, for whoever follows them. It goes on over a change between disk and memory, and belongs to the store's thread.</summary>
internal sealed class ArrivalCounter
{
    /// <summary>The last number given.</summary>
    public long Latest { get; private set; }

    public long Next() => ++Latest;

    /// <summary>Numbers up to this one are in use.</summary>
    public void Raise(long used) => Latest = Math.Max(Latest, used);
}
