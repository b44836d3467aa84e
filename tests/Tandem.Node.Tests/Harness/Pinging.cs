using System.Globalization;
using System.Text.RegularExpressions;
using Tandem.Testing;

namespace Tandem.Node.Tests.Harness;

/// <summary>Asks an address every 10 ms, unless told otherwise, while something happens, and says what was lost.</summary>
internal sealed partial class Pinging : IDisposable
{
    private const int SIGINT = 2;
    private readonly RunningProgram _ping;

    internal Pinging(Machine from, string address, string seconds = "0.01") => _ping = from.Network.Start("ping", "-D", "-i", seconds, "-W", "1", address);

    /// <summary>Ends it: how many were sent, how many answered, and the longest time between two answers.</summary>
    internal (int Sent, int Received, TimeSpan LongestGap) Finish()
    {
        _ping.Signal(SIGINT);
        _ping.WaitForExit(TimeSpan.FromSeconds(5));
        var summary = Summary().Match(_ping.Output);
        Assert.True(summary.Success, _ping.Output + _ping.Error);
        var times = Answer().Matches(_ping.Output).Select(match => double.Parse(match.Groups["time"].Value, CultureInfo.InvariantCulture)).ToList();
        var gap = times.Zip(times.Skip(1), (one, next) => next - one).DefaultIfEmpty(0).Max();
        return (Number(summary, "sent"), Number(summary, "received"), TimeSpan.FromSeconds(gap));
    }

    /// <summary>Ends it: how many were sent before the last one that was answered, and which of them were not. Those on their way at the end do not count.</summary>
    internal (int Sent, IReadOnlyList<int> Lost) FinishWithHoles()
    {
        Finish();
        var answered = Sequence().Matches(_ping.Output).Select(match => Number(match, "number")).ToHashSet();
        var last = answered.DefaultIfEmpty(0).Max();
        return (last, [.. Enumerable.Range(1, last).Where(number => !answered.Contains(number))]);
    }

    public void Dispose() => _ping.Dispose();

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<sent>\d+) packets transmitted, (?<received>\d+) received", RegexOptions.ExplicitCapture)]
    private static partial Regex Summary();

    [GeneratedRegex(@"icmp_seq=(?<number>\d+) ttl", RegexOptions.ExplicitCapture)]
    private static partial Regex Sequence();

    [GeneratedRegex(@"^\[(?<time>\d+\.\d+)\] \d+ bytes from", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Answer();
}
