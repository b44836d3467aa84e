using System.Text.Json;
using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>What a real node tells the others of itself besides how its routers stand.</summary>
public sealed class NodeFiguresTests(ITestOutputHelper output)
{
    [KernelFact(Needs = "nft")]
    public async Task Its_peer_knows_what_it_runs_by_how_late_it_was_and_why_its_router_is_where_it_is()
    {
        using var pki = Pki.For("10.0.0.1", "10.0.0.2");
        using var pair = new Pair();
        _ = new ManagementNetwork(pair);
        await pair.Start(Pair.Configuration(coordination: "on", top: pki.Settings));
        var (said, digest, lateness, reason) = ("", "", 0.0, "");

        // Late by nothing at all it is only before its loop has met a deadline.
        await Until.True("b has heard how a is", () => Look() && lateness > 0, Until.Long, () => said + pair.B.Said);

        output.WriteLine($"{digest}, {lateness} ms, {reason}");
        Assert.Equal("MasterDown", reason);
        Assert.Equal(0, pair.A.Stop());
        var story = await Story.ReadAsync(pair.A, "a");
        Assert.Contains(story, entry => entry.Text == $"configuration {digest} with 1 virtual routers");

        bool Look()
        {
            var run = Operator.Run(pair.B, "status", "--json");
            said = run.Output + run.Error;
            if (run.Code != 0)
            {
                return false;
            }

            using var status = JsonDocument.Parse(run.Output);
            var node = Of("name", status.RootElement.GetProperty("nodes"));
            var router = Of("node", status.RootElement.GetProperty("routers")[0].GetProperty("nodes"));
            (digest, reason) = (node.GetProperty("configurationDigest").GetString()!, router.GetProperty("reason").GetString()!);
            return node.GetProperty("latenessMilliseconds") is { ValueKind: JsonValueKind.Number } known && known.TryGetDouble(out lateness);
        }

        static JsonElement Of(string name, JsonElement all) => all.EnumerateArray().First(one => one.GetProperty(name).GetString() == "a");
    }
}
