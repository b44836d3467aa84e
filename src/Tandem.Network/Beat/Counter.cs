namespace Tandem.Network.Beat;

/// <summary>One count, written by one thread and read by any: whole by itself, without a lock.</summary>
internal struct Counter
{
    private long _value;

    /// <summary>So many.</summary>
    public long Value => Volatile.Read(ref _value);

    /// <summary>One more.</summary>
    public void Add() => Volatile.Write(ref _value, _value + 1);

    /// <summary>One that was counted did not happen.</summary>
    public void TakeBack() => Volatile.Write(ref _value, _value - 1);
}
