using System.Globalization;
using Tandem.Vrrp.Model;

namespace Tandem.Guard.Worker;

/// <summary>
/// How much of a processor each of a worker's real-time threads uses. One that never lets go keeps everything else of its processor from
/// running, the supervisor and the operator's shell among it. Several that have much to do, as at the start with many interfaces, do not.
/// </summary>
internal sealed class RealTimeUse(int process)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private const double Most = 0.9;
    private const double TicksPerSecond = 100;

    private Dictionary<int, TimeSpan>? _used;
    private Instant _at;
    private Instant? _tooMuchSince;

    /// <summary>When to look next.</summary>
    public Instant NextAt { get; private set; }

    /// <summary>Looks at the process.</summary>
    /// <returns>True: one of its threads used over 90 % of a core for 5 s.</returns>
    public bool Look(Instant now) => Judge(Used(process), now);

    /// <param name="used">The processor time of each real-time thread since it was born.</param>
    /// <param name="now">The time of this look.</param>
    internal bool Judge(Dictionary<int, TimeSpan> used, Instant now)
    {
        var before = _used;
        var since = _at;
        (_used, _at, NextAt) = (used, now, now + Interval);
        var most = (now - since) * Most;
        if (before is null || !used.Any(thread => thread.Value - before.GetValueOrDefault(thread.Key) >= most))
        {
            _tooMuchSince = null;
            return false;
        }

        _tooMuchSince ??= since;
        return now - _tooMuchSince.Value >= Longest;
    }

    /// <summary>The processor time of one thread by its stat file, if it is a real-time one.</summary>
    internal static TimeSpan UsedBy(string stat)
    {
        // Fields are counted from the name's closing bracket, because the name may hold anything: 11 and 12 are the times, 38 the policy.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields.Length > 38 && fields[38] is "1" or "2"
            ? TimeSpan.FromSeconds((Ticks(fields[11]) + Ticks(fields[12])) / TicksPerSecond)
            : TimeSpan.Zero;
    }

    private static long Ticks(string field) => long.Parse(field, CultureInfo.InvariantCulture);

    private static Dictionary<int, TimeSpan> Used(int process)
    {
        Dictionary<int, TimeSpan> used = [];
        try
        {
            foreach (var thread in Directory.EnumerateDirectories($"/proc/{process}/task"))
            {
                used[int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture)] = UsedBy(File.ReadAllText(thread + "/stat"));
            }
        }
        catch (IOException)
        {
            // A thread has ended meanwhile, or the process has.
        }

        return used;
    }
}
