namespace Tandem.Coordination.Timeline;

/// <summary>
/// Holds the record within its bounds. By age a tenth an hour goes at most: a wall clock that is wrong for a moment must not cost the story.
/// </summary>
/// <param name="options">The bounds.</param>
/// <param name="time">The wall clock.</param>
internal sealed class TimelineUpkeep(TimelineStoreOptions options, TimeProvider time)
{
    /// <summary>How often the size is looked at while nothing else happens.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan AgeEvery = TimeSpan.FromHours(1);
    private const int Share = 10;
    private const int LeastShare = 1000;

    private long? _aged;

    public void Run(TimelineHome home)
    {
        if (_aged is not { } last || time.GetElapsedTime(last) >= AgeEvery)
        {
            _aged = time.GetTimestamp();
            home.Use(database => database.Forget(time.GetUtcNow() - options.MaxAge, Math.Max(LeastShare, database.Count() / Share)));
        }

        while (home.Use(database => database.Size) > home.MaxSize && home.Use(Shrink) > 0)
        {
        }
    }

    /// <summary>Far more than one batch adds, so that it is rare.</summary>
    private static int Shrink(TimelineDatabase database) => database.Forget(DateTimeOffset.MaxValue, (database.Count() / Share) + 1);
}
