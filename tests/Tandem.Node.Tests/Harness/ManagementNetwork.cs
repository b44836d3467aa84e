using Tandem.Testing;

namespace Tandem.Node.Tests.Harness;

/// <summary>A cable of its own between the two nodes, with the addresses that the cluster's file has for them.</summary>
internal sealed class ManagementNetwork
{
    private readonly Pair _pair;
    private readonly List<Machine> _cut = [];

    internal ManagementNetwork(Pair pair)
    {
        _pair = pair;
        Lan.Connect(pair.A.Network, "mgmt0", pair.B.Network, "mgmt0");
        pair.A.Network.Run("ip", "address", "add", "10.0.0.1/24", "dev", "mgmt0");
        pair.B.Network.Run("ip", "address", "add", "10.0.0.2/24", "dev", "mgmt0");
    }

    /// <summary>Drops silently, as a switch does that lost its mind: no carrier change, no refusal.</summary>
    internal void Cut()
    {
        CutTo(_pair.A);
        CutTo(_pair.B);
    }

    /// <summary>One way: the node receives nothing any more, and all that it sends arrives.</summary>
    internal void CutTo(Machine machine)
    {
        machine.Network.Run("nft", "add", "table", "ip", "cut");
        machine.Network.Run("nft", "add", "chain", "ip", "cut", "in", "{ type filter hook input priority 0; policy accept; }");
        machine.Network.Run("nft", "add", "rule", "ip", "cut", "in", "iifname", "mgmt0", "drop");
        _cut.Add(machine);
    }

    internal void Heal()
    {
        foreach (var machine in _cut)
        {
            machine.Network.Run("nft", "delete", "table", "ip", "cut");
        }

        _cut.Clear();
    }
}
