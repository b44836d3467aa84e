using System.Globalization;
using System.Text.RegularExpressions;
using Tandem.Testing;

namespace Tandem.Node.Tests.Harness;

/// <summary>Asks an address every 10 ms while something happens, and says what was lost.</summary>
internal sealed partial class Pinging : IDisposable
{
    private const int SIGINT = 2;
    private readonly RunningProgram _ping;

    internal Pinging(Machine from, string address) => _ping = from.Network.Start("ping", "-D", "-i", "0.01", "-W", "1", address);

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

    public void Dispose() => _ping.Dispose();

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<sent>\d+) packets transmitted, (?<received>\d+) received", RegexOptions.ExplicitCapture)]
    private static partial Regex Summary();

    [GeneratedRegex(@"^\[(?<time>\d+\.\d+)\] \d+ bytes from", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Answer();
}
