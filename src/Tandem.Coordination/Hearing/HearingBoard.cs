namespace Tandem.Coordination.Hearing;

/// <summary>Who hears whom, for whoever shows it, on whatever thread. It outlives the cluster's system.</summary>
public sealed class HearingBoard
{
    private HearingMatrix? _current;

    /// <summary>The latest; null while there was none. When it is old, there is no channel.</summary>
    public HearingMatrix? Current
    {
        get => Volatile.Read(ref _current);
        internal set => Volatile.Write(ref _current, value);
    }
}
