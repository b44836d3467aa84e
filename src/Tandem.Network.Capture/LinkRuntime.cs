using Tandem.Network.Beat;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Ports;

namespace Tandem.Network.Capture;

/// <summary>The process's one link loop, and the segments opened on it.</summary>
public sealed class LinkRuntime : ISegmentPortFactory, IDisposable
{
    private static readonly TimeSpan LongestClose = TimeSpan.FromSeconds(4);

    private readonly string _runDirectory;
    private readonly Action<string> _warn;
    private readonly GuardLink? _guard;
    private readonly EarlyEars? _early;
    private readonly LinkLoop _loop;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SegmentPort> _open = [];

    /// <param name="runDirectory">Where originals of changed settings are kept.</param>
    /// <param name="warn">Told, in one line with its cure, what is refused but not essential.</param>
    /// <param name="guard">Acts when this process dies; null when nobody does.</param>
    /// <param name="early">An earlier life has left its routers in place for this one, which has listened since before that one's end; null otherwise.</param>
    public LinkRuntime(string runDirectory, Action<string> warn, GuardLink? guard = null, EarlyEars? early = null)
    {
        _early = early;
        _runDirectory = runDirectory;
        _warn = warn;
        _guard = guard;
        _loop = new LinkLoop(warn, guard);
    }

    /// <summary>By how much the loop of all deadlines came late; from any thread.</summary>
    public SchedulingLateness Lateness => _loop.Lateness;

    /// <summary>What was sent and heard, by virtual router; from any thread.</summary>
    public AdvertisementLedger Counts => _loop.Counts;

    /// <inheritdoc/>
    public ISegmentPort Open(SegmentPortOptions options, Action<LinkEvent> sink)
    {
        lock (_lock)
        {
            if (_open.TryGetValue(options.Interface, out var earlier) && !earlier.IsClosed)
            {
                throw new InterfaceRefusedException($"interface {options.Interface} is still being put back by its earlier owner");
            }

            // Once: what an interface carries that was opened before is this life's.
            var port = new SegmentPort(options with { Resumes = _early is not null && earlier is null }, _runDirectory, _loop, sink, _warn, _guard, _early?.Take(options.Interface));
            _open[options.Interface] = port;
            return port;
        }
    }

    /// <summary>Closes every port, waits until the kernel is as it was, and ends the loop.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var port in _open.Values)
            {
                port.Dispose();
            }

            foreach (var (name, port) in _open)
            {
                if (!port.WaitUntilClosed(LongestClose))
                {
                    _warn($"{name} is not as it was after {LongestClose.TotalSeconds} s; what is left is removed by the next start");
                }
            }
        }

        _loop.Dispose();
    }
}
