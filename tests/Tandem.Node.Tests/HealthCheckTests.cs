using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>A real load balancer's health decides where the address is, while both nodes live.</summary>
public sealed class HealthCheckTests(ITestOutputHelper output)
{
    private const string Check = """checks { haproxy { type = http, url = "http://127.0.0.1:8404/health", body = alive, interval = 200ms, timeout = 200ms } }""";
    private const string Release = "checks { haproxy = release }";

    [KernelFact(Needs = "nft, haproxy")]
    public async Task The_address_follows_the_load_balancer_and_stays_when_none_is_left()
    {
        using var pki = Pki.For("10.0.0.1", "10.0.0.2");
        using var pair = new Pair();
        _ = new ManagementNetwork(pair);
        var (onA, onB) = (LoadBalancer.Start(pair.A), LoadBalancer.Start(pair.B));
        var configuration = Pair.Configuration(Release, $"{pki.Settings}\n{Check}", coordination: "on");
        pair.A.Start(configuration);
        pair.B.Start(configuration);
        await pair.A.Says("peer b is a member of the cluster");
        await pair.A.Says("check haproxy is up: http://127.0.0.1:8404/health answers 200");
        await pair.B.Says("check haproxy is up");
        await pair.A.Becomes("Master");
        await pair.B.Becomes("Backup");

        onA.Dispose();
        var start = TimeProvider.System.GetTimestamp();
        await pair.B.Becomes("Master");
        output.WriteLine($"moved {TimeProvider.System.GetElapsedTime(start).TotalMilliseconds:0} ms after HAProxy was ended on the Master");
        await pair.A.Says("check haproxy is down: http://127.0.0.1:8404/health: ConnectionRefused (3 times in a row)");
        Assert.Contains("Master -> Initialize, CheckFailed", pair.A.Transitions);
        await Until.True("b alone holds the address", () => pair.B.Holds(Pair.Vip) && !pair.A.Holds(Pair.Vip), Until.Long, () => pair.A.Said + pair.B.Said);

        onA = LoadBalancer.Start(pair.A);
        await pair.A.Becomes("Master");
        await pair.B.Becomes("Backup");
        await Until.True("a alone holds the address", () => pair.A.Holds(Pair.Vip) && !pair.B.Holds(Pair.Vip), Until.Long, () => pair.A.Said + pair.B.Said);

        var (ofA, ofB) = (pair.A.Transitions, pair.B.Transitions);
        onA.Dispose();
        onB.Dispose();
        await pair.A.Says("web: down without effect, because no other node is known to be better off: haproxy");
        await pair.B.Says("web: down without effect, because no other node is known to be better off: haproxy");
        await Until.Passed(TimeSpan.FromSeconds(1));
        Assert.Equal(ofA, pair.A.Transitions);
        Assert.Equal(ofB, pair.B.Transitions);
        Assert.True(pair.A.Holds(Pair.Vip));
        Assert.True(Pair.Answers(pair.Client));
    }
}
