using Tandem.Testing;

namespace Tandem.Node.Tests.Harness;

/// <summary>Two nodes and a client on one switch; node a is preferred for the virtual address 192.0.2.100.</summary>
internal sealed class Pair : IDisposable
{
    internal const string Vip = "192.0.2.100";
    internal const string VirtualMac = "00:00:5e:00:01:33";

    internal Pair()
    {
        Switch.AddBridge("br0");
        foreach (var machine in Machines)
        {
            machine.Plug(Switch);
        }
    }

    internal NetworkNamespace Switch { get; } = new("switch");

    internal Machine A { get; } = new("a", 0x0a);

    internal Machine B { get; } = new("b", 0x0b);

    internal Machine Client { get; } = new("client", 0x0c);

    private IEnumerable<Machine> Machines => [A, B, Client];

    /// <summary>
    /// The cluster's file; <paramref name="router"/> is added to the router, <paramref name="top"/> to the top level. The nodes' management
    /// addresses are nowhere, unless a test gives them, and then it wants <paramref name="coordination"/>.
    /// </summary>
    internal static string Configuration(
        string router = "", string top = "", string addresses = $"\"{Vip}/24\"", string gate = "on", string coordination = "off",
        string interval = "200ms") => $$"""
        tandem {
          cluster = test
          coordination.enabled = {{coordination}}
          {{top}}
          nodes { a { address = 10.0.0.1 }, b { address = 10.0.0.2 } }
          segments { front { interface = eth0, gate = {{gate}} } }
          virtual-routers {
            web {
              segment = front
              vrid = 51
              addresses = [{{addresses}}]
              prefer = [a, b]
              advertisement-interval = {{interval}}
              {{router}}
            }
          }
        }

        """;

    /// <summary>Both nodes run: a is Master, b is Backup.</summary>
    internal async Task Start(string? configuration = null, string address = Vip)
    {
        A.Start(configuration ?? Configuration());
        await A.Becomes("Master");
        B.Start(configuration ?? Configuration());
        await B.Becomes("Backup");
        await Until.True("a holds the address alone", () => A.Holds(address) && !B.Holds(address), Until.Long, () => A.Said + B.Said);
    }

    /// <summary>Since both were started, a has become Master once, b has stayed Backup, and the address is where it was.</summary>
    internal void IsUnmoved()
    {
        Assert.True(A.Transitions is ["Initialize -> Backup, Startup", "Backup -> Master, MasterDown"], A.Said + B.Said);
        Assert.True(B.Transitions is ["Initialize -> Backup, Startup"], A.Said + B.Said);
        Assert.True(A.Holds(Vip) && !B.Holds(Vip), A.Said + B.Said);
    }

    internal static bool Answers(Machine from) => from.Network.Run("sh", "-c", $"ping -c 1 -W 2 {Vip} || true").Contains(" 1 received", StringComparison.Ordinal);

    public void Dispose()
    {
        foreach (var machine in Machines)
        {
            machine.Dispose();
        }

        Switch.Dispose();
    }
}
