using Tandem.Testing;

namespace Tandem.Interop.Tests.Topology;

/// <summary>
/// A machine on the LAN: a namespace with the interface eth0, whose MAC and addresses end in the same number, so that an
/// expectation can be written down by hand.
/// </summary>
internal sealed class Machine : IDisposable
{
    private readonly NetworkNamespace _switch;
    private readonly int _number;

    internal Machine(NetworkNamespace network, string bridge, string name, int number)
    {
        _switch = network;
        _number = number;
        Name = name;
        Network = new NetworkNamespace(name);
        WithoutDuplicateAddressDetection();
        Network.Attach("eth0", network, bridge, Port);
        Network.Run("ip", "link", "set", "eth0", "down");
        Network.Run("ip", "link", "set", "eth0", "address", Mac, "addrgenmode", "none");
        Network.Run("ip", "link", "set", "eth0", "up");
        AddOwnAddresses();
    }

    internal string Name { get; }

    /// <summary>The switch's end of its cable.</summary>
    internal string Port => "to-" + Name;

    internal NetworkNamespace Network { get; }

    internal string Mac => $"02:00:00:00:00:{_number:x2}";

    internal string Ipv4 => $"192.0.2.{_number}";

    internal string LinkLocal => $"fe80::{_number:x}";

    internal string Ipv6 => $"2001:db8::{_number:x}";

    /// <summary>Pulls the cable: the machine sees its carrier go.</summary>
    internal void Unplug() => _switch.Run("ip", "link", "set", Port, "down");

    internal void Plug() => _switch.Run("ip", "link", "set", Port, "up");

    /// <summary>What a boot leaves of the kernel's state: nothing but the machine's own addresses.</summary>
    internal void Wipe()
    {
        foreach (var link in KernelView.Links(Network).Where(name => name is not "lo" and not "eth0"))
        {
            Network.Run("ip", "link", "delete", link);
        }

        Network.Run("nft", "flush", "ruleset");
        Network.Run("ip", "address", "flush", "dev", "eth0");
        AddOwnAddresses();
    }

    internal void WriteSetting(string setting, string value) =>
        Network.Enter(() => File.WriteAllText($"/proc/sys/net/{setting}", value));

    public void Dispose() => Network.Dispose();

    private void AddOwnAddresses()
    {
        Network.Run("ip", "address", "add", $"{Ipv4}/24", "dev", "eth0");
        Network.Run("ip", "address", "add", $"{LinkLocal}/64", "dev", "eth0", "nodad");
        Network.Run("ip", "address", "add", $"{Ipv6}/64", "dev", "eth0", "nodad");
    }

    /// <summary>It would cost each start two seconds, and no test is about it.</summary>
    private void WithoutDuplicateAddressDetection()
    {
        WriteSetting("ipv6/conf/all/accept_dad", "0");
        WriteSetting("ipv6/conf/default/accept_dad", "0");
    }
}
