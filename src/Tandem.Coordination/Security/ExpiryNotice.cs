namespace Tandem.Coordination.Security;

/// <summary>Tells that a certificate is about to end: once at 30, 7 and 1 days before, and once when it has ended.</summary>
internal sealed class ExpiryNotice
{
    private static readonly TimeSpan[] Marks = [TimeSpan.Zero, TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(30)];

    private DateTimeOffset _end;
    private TimeSpan _told = TimeSpan.MaxValue;

    /// <returns>A line for the log, or null when there is nothing new to say.</returns>
    public string? Check(string what, DateTimeOffset end, DateTimeOffset now, string cure)
    {
        if (end != _end)
        {
            (_end, _told) = (end, TimeSpan.MaxValue);
        }

        var left = end - now;
        var passed = Marks.Where(mark => left <= mark).Select(mark => (TimeSpan?)mark).FirstOrDefault();
        if (passed is not { } reached || reached >= _told)
        {
            return null;
        }

        _told = reached;
        return left <= TimeSpan.Zero
            ? $"{what} ended on {Shown(end)}: peers refuse this node; {cure}"
            : $"{what} ends on {Shown(end)}, in {Left(left)}; {cure}";
    }

    private static string Left(TimeSpan left) => left.TotalDays >= 1.5 ? $"{Math.Round(left.TotalDays)} days" : $"{Math.Max(Math.Round(left.TotalHours), 1)} hours";

    private static string Shown(DateTimeOffset end) => $"{end.UtcDateTime:yyyy-MM-dd HH:mm} UTC";
}
