using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Testing;

/// <summary>What a kernel would hold for the routers of one node: gates, addresses, and a journal of what happened in which order.</summary>
public sealed class FakeKernel
{
    private readonly HashSet<VirtualRouterKey> _open = [];
    private readonly Dictionary<VirtualRouterKey, HashSet<IPvXAddress>> _addresses = [];
    private readonly List<(VirtualRouterKey Key, string What)> _journal = [];

    /// <summary>Answers an effect with a refusal; null carries it out.</summary>
    public Func<VirtualRouterKey, Effect, string?> Refusal { get; set; } = static (_, _) => null;

    /// <summary>Whether frames of a router pass.</summary>
    public bool IsOpen(VirtualRouterKey key) => _open.Contains(key);

    /// <summary>How many addresses of a router stand.</summary>
    public int Addresses(VirtualRouterKey key) => _addresses.GetValueOrDefault(key)?.Count ?? 0;

    /// <summary>True when nothing of a router is left.</summary>
    public bool IsClear(VirtualRouterKey key) => !IsOpen(key) && Addresses(key) == 0;

    /// <summary>What happened to a router, in order.</summary>
    public IReadOnlyList<string> Journal(VirtualRouterKey key) => [.. _journal.Where(entry => entry.Key == key).Select(entry => entry.What)];

    /// <summary>Forgets what happened so far.</summary>
    public void ClearJournal() => _journal.Clear();

    /// <summary>Takes note of something that is no effect.</summary>
    public void Note(VirtualRouterKey key, string what) => _journal.Add((key, what));

    /// <summary>Carries out an effect.</summary>
    /// <returns>The refusal, or null.</returns>
    public string? CarryOut(VirtualRouterKey key, Effect effect)
    {
        if (Refusal(key, effect) is { } refusal)
        {
            Note(key, "refuse " + effect.GetType().Name);
            return refusal;
        }

        switch (effect)
        {
            case Effect.OpenGate:
                _open.Add(key);
                Note(key, "open");
                break;
            case Effect.CloseGate:
                _open.Remove(key);
                Note(key, "close");
                break;
            case Effect.AddAddresses(var added):
                Held(key).UnionWith(added.Select(address => address.Address));
                Note(key, "add");
                break;
            case Effect.RemoveAddresses(var removed):
                Held(key).ExceptWith(removed.Select(address => address.Address));
                Note(key, "remove");
                break;
            case Effect.Announce:
                Note(key, "announce");
                break;
        }

        return null;
    }

    /// <summary>Whether the gate lets an advertisement pass: priority 0 always.</summary>
    public bool Passes(VirtualRouterKey key, Priority priority)
    {
        var passes = priority.IsRelease || IsOpen(key);
        Note(key, passes ? $"advertise {priority}" : $"drop {priority}");
        return passes;
    }

    private HashSet<IPvXAddress> Held(VirtualRouterKey key)
    {
        if (!_addresses.TryGetValue(key, out var held))
        {
            _addresses.Add(key, held = []);
        }

        return held;
    }
}
