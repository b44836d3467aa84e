using Tandem.Network.Ports;

namespace Tandem.Actors.Nics;

/// <summary>
/// How the interfaces of this node stand, also those that no segment uses yet. Our own macvlans, which are thousands, are not remembered.
/// </summary>
internal sealed class KnownInterfaces
{
    private readonly Dictionary<string, InterfaceState> _byName = [];
    private readonly Dictionary<int, InterfaceState> _byIndex = [];

    /// <summary>Takes a state in.</summary>
    /// <returns>How it stood before.</returns>
    public InterfaceState? Note(InterfaceState state)
    {
        if (VirtualInterfaceName.TryParse(state.Name, out _, out _, out _))
        {
            return state;
        }

        var before = Find(state.Name);
        if (before is not null)
        {
            _byIndex.Remove(before.Index);
        }

        (_byName[state.Name], _byIndex[state.Index]) = (state, state);
        return before;
    }

    /// <summary>By name; null: there is none, or not heard of yet.</summary>
    public InterfaceState? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>By number.</summary>
    public InterfaceState? Find(int index) => _byIndex.GetValueOrDefault(index);

    public void Remove(string name)
    {
        if (_byName.Remove(name, out var state))
        {
            _byIndex.Remove(state.Index);
        }
    }

    public void Clear()
    {
        _byName.Clear();
        _byIndex.Clear();
    }
}
