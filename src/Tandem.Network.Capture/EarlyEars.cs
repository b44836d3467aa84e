using Tandem.Network.Ports;

namespace Tandem.Network.Capture;

/// <summary>
/// The captures of a worker that waits to follow another one: opened before that one ends, so that what is advertised while nobody else listens is heard
/// when the routers go on.
/// </summary>
public sealed class EarlyEars : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, CaptureDevice> _captures = [];

    /// <summary>Opens what can be opened; an interface that is missing or down has nothing to go on with.</summary>
    public static EarlyEars Listen(IEnumerable<string> interfaces)
    {
        var ears = new EarlyEars();
        foreach (var name in interfaces.Distinct())
        {
            try
            {
                ears._captures[name] = CaptureDevice.Open(name);
            }
            catch (InterfaceRefusedException)
            {
                // The segment will be refused in the same words when it is opened, and say so.
            }
        }

        return ears;
    }

    /// <summary>What was heard until now was the predecessor's to judge.</summary>
    public void Forget()
    {
        foreach (var capture in _captures.Values)
        {
            while (capture.TryNext(out _, out _))
            {
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var capture in _captures.Values)
            {
                capture.Dispose();
            }

            _captures.Clear();
        }
    }

    /// <summary>Once for each interface.</summary>
    internal CaptureDevice? Take(string name)
    {
        lock (_lock)
        {
            return _captures.Remove(name, out var capture) ? capture : null;
        }
    }
}
