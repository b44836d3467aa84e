using Tandem.Interop.Tests.Observing;
using Tandem.Testing;

namespace Tandem.Interop.Tests.Topology;

/// <summary>Two nodes, a client and a stranger on one switch, with an ear on the wire at the client.</summary>
internal sealed class Site : IDisposable
{
    private readonly NetworkNamespace _switch = new("switch");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tandem-interop-");

    internal Site()
    {
        _switch.AddBridge("br0");
        A = new Machine(_switch, "br0", "a", 0x0a);
        B = new Machine(_switch, "br0", "b", 0x0b);
        Client = new Machine(_switch, "br0", "client", 0x0c);
        Stranger = new Machine(_switch, "br0", "stranger", 0x0d);
        Wire = new WireTap(Client);
    }

    internal Machine A { get; }

    internal Machine B { get; }

    internal Machine Client { get; }

    internal Machine Stranger { get; }

    internal WireTap Wire { get; }

    internal IEnumerable<Machine> Nodes => [A, B];

    /// <summary>A fresh folder for a node's files and sockets; its name says whose.</summary>
    internal string FolderFor(Machine machine, string product) =>
        Directory.CreateDirectory(Path.Combine(_folder.FullName, $"{machine.Name}-{product}")).FullName;

    /// <summary>The machine behind whose port the switch last saw a MAC, which is where the next frame to it goes.</summary>
    internal string PortOf(string mac)
    {
        var entry = _switch.Run("bridge", "fdb", "show", "br", "br0").Split('\n')
            .FirstOrDefault(line => line.StartsWith(mac, StringComparison.Ordinal) && !line.Contains("permanent", StringComparison.Ordinal));
        var port = entry?.Split(' ')[2];
        return new[] { A, B, Client, Stranger }.FirstOrDefault(machine => machine.Port == port)?.Name ?? "no port";
    }

    public void Dispose()
    {
        Wire.Dispose();
        foreach (var machine in new[] { A, B, Client, Stranger })
        {
            machine.Dispose();
        }

        _switch.Dispose();
        _folder.Delete(recursive: true);
    }
}
