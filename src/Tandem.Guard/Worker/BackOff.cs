namespace Tandem.Guard.Worker;

/// <summary>How long to wait before a dead worker's successor: none after a good life, then longer and longer, but never for good.</summary>
internal sealed class BackOff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GoodLife = TimeSpan.FromSeconds(60);

    private TimeSpan _next = TimeSpan.Zero;

    /// <summary>A worker has died.</summary>
    /// <param name="readyFor">How long it was ready; zero when it never was.</param>
    public TimeSpan After(TimeSpan readyFor)
    {
        if (readyFor >= GoodLife)
        {
            _next = TimeSpan.Zero;
        }

        var wait = _next;
        _next = wait == TimeSpan.Zero ? First : wait * 2 < Longest ? wait * 2 : Longest;
        return wait;
    }
}
