using Tandem.Network.Ports;

namespace Tandem.Testing;

/// <summary>The node's interfaces as a test wants them.</summary>
public sealed class FakeInterfaceWatch : IInterfaceWatch
{
    private readonly Dictionary<string, InterfaceState> _interfaces = [];
    private Action<InterfaceEvent>? _sink;

    /// <summary>How often a watch was started.</summary>
    public int Starts { get; private set; }

    /// <summary>Makes an interface exist and stand so.</summary>
    public void Set(InterfaceState state)
    {
        _interfaces[state.Name] = state;
        Tell(new InterfaceEvent.Changed(state));
    }

    /// <summary>Takes an interface away.</summary>
    public void Remove(string name)
    {
        if (_interfaces.Remove(name, out var state))
        {
            Tell(new InterfaceEvent.Gone(name, state.Index));
        }
    }

    /// <summary>Tells the watcher, if there is one.</summary>
    public void Tell(InterfaceEvent interfaceEvent) => _sink?.Invoke(interfaceEvent);

    /// <inheritdoc/>
    public IDisposable Start(Action<InterfaceEvent> sink)
    {
        Starts++;
        _sink = sink;
        foreach (var state in _interfaces.Values)
        {
            sink(new InterfaceEvent.Changed(state));
        }

        return new Ending(this, sink);
    }

    private sealed class Ending(FakeInterfaceWatch watch, Action<InterfaceEvent> sink) : IDisposable
    {
        public void Dispose()
        {
            if (ReferenceEquals(watch._sink, sink))
            {
                watch._sink = null;
            }
        }
    }
}
