using System.Globalization;
using Tandem.Vrrp.Model;

namespace Tandem.Guard;

/// <summary>Tells that the guard itself was late, at most once in ten seconds.</summary>
internal sealed class Lateness(GuardLog log)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);
    private Instant _quietUntil;

    public void Note(TimeSpan? late, Instant now)
    {
        if (late is { } by && now >= _quietUntil)
        {
            _quietUntil = now + Quiet;
            log.Warning(string.Create(
                CultureInfo.InvariantCulture, $"the guard was {by.TotalMilliseconds:0} ms late: the worker gets as much time anew"));
        }
    }
}
