using Microsoft.Extensions.Logging;

namespace Tandem.Node;

/// <summary>Tells the operator what is refused. Two threads that meet the same refusal, or one that meets it again, are one line a minute.</summary>
/// <param name="log">Where it is told.</param>
/// <param name="time">Measures the minute.</param>
internal sealed class Warnings(ILogger log, TimeProvider time)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _told = [];

    public void Tell(string message)
    {
        lock (_lock)
        {
            if (_told.TryGetValue(message, out var at) && time.GetElapsedTime(at) < Quiet)
            {
                return;
            }

            _told[message] = time.GetTimestamp();
        }

        log.LogWarning("{Message}", message);
    }

    /// <summary>For what is tried again and again, and refused for as long as this process lives: one line.</summary>
    public void TellOnce(string message)
    {
        lock (_lock)
        {
            if (!_told.TryAdd(message, time.GetTimestamp()))
            {
                return;
            }
        }

        log.LogWarning("{Message}", message);
    }
}
