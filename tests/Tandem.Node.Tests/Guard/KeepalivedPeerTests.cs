using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests.Guard;

/// <summary>Priority 0 is on the wire for any peer.</summary>
public sealed class KeepalivedPeerTests(ITestOutputHelper output)
{
    private const string Configuration = """
        global_defs {
          vrrp_version 3
        }
        vrrp_instance web {
          state BACKUP
          interface eth0
          virtual_router_id 51
          priority 200
          advert_int 1
          virtual_ipaddress {
            192.0.2.100/24
          }
        }

        """;

    [KernelFact(Needs = "nft,keepalived,tcpdump")]
    public async Task Keepalived_takes_over_when_the_worker_is_killed_and_gives_back()
    {
        using var pair = new Pair();
        pair.A.StartGuarded(Pair.Configuration(interval: "1s"));
        await pair.A.Becomes("Master");
        string File(string name) => Path.Combine(pair.B.RunDirectory, name);
        System.IO.File.WriteAllText(File("keepalived.conf"), Configuration);
        using var keepalived = pair.B.Network.Start(
            "keepalived", "--dont-fork", "--log-console", "--vrrp", "--use-file", File("keepalived.conf"), "--pid", File("pid"), "--vrrp_pid", File("vrrp.pid"));
        string Said() => keepalived.Output + keepalived.Error;
        await Until.True("keepalived is Backup", () => Said().Contains("Entering BACKUP STATE", StringComparison.Ordinal), Until.Long, Said);
        using var atB = new PortTap(pair, pair.B, "ip proto 112");

        var at = GuardedStart.Now;
        pair.A.SignalWorker(Machine.SIGKILL);
        await Until.True("keepalived advertises", () => atB.Times.Count > 0, Until.Long, Said);

        // Its Skew_Time is (256 - 200) / 256 of a second: 219 ms.
        output.WriteLine($"keepalived's first advertisement {1000 * (atB.Times[0] - at):0} ms after it");
        Assert.InRange(atB.Times[0] - at, 0, 1.219);
        await Until.True("a is Master again", () => pair.A.WorkerIds.Count == 2 && pair.A.Role == "Master", Until.Long, () => pair.A.Said);
    }
}
