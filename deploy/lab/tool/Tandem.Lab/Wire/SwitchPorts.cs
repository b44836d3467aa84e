using Tandem.Lab.Kernel;

namespace Tandem.Lab.Wire;

/// <summary>Which node is behind an interface. A port made anew after a power cut has a new index, so misses look again.</summary>
internal sealed class SwitchPorts(IReadOnlyList<KeyValuePair<string, string>> ports)
{
    private readonly Dictionary<int, string?> _nodes = [];

    public string? NodeAt(int interfaceIndex)
    {
        if (!_nodes.TryGetValue(interfaceIndex, out var node))
        {
            node = ports.FirstOrDefault(port => LibC.InterfaceIndex(port.Value) == interfaceIndex).Key;
            _nodes[interfaceIndex] = node;
        }

        return node;
    }
}
