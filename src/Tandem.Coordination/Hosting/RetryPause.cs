namespace Tandem.Coordination.Hosting;

/// <summary>Pauses that double up to a limit.</summary>
internal sealed class RetryPause(TimeSpan first, TimeSpan longest)
{
    private int _doublings;

    public TimeSpan Next()
    {
        var pause = first * (1L << _doublings);
        if (pause >= longest)
        {
            return longest;
        }

        _doublings++;
        return pause;
    }

    public void Reset() => _doublings = 0;
}
