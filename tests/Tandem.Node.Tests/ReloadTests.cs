using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>A real worker follows its file again and again while somebody asks its address.</summary>
public sealed class ReloadTests(ITestOutputHelper output)
{
    private const string Other = "other { segment = front, vrid = 52, addresses = [\"192.0.2.110/24\"], prefer = [a, b], advertisement-interval = 10ms }";

    private static readonly string[] Forms =
    [
        Form("priorities { a = 200, b = 100 }", "100ms", "\"192.0.2.100/24\", \"192.0.2.101/24\"", Other),
        Form("priorities { a = 120, b = 100 }", "40ms", "\"192.0.2.101/24\", \"192.0.2.100/24\""),
        Form("prefer = [a, b]", "1s", "\"192.0.2.100/24\", \"192.0.2.102/24\", \"192.0.2.103/24\"", Other),
        Form("prefer = [a, b]", "100ms", "\"192.0.2.100/24\""),
    ];

    [KernelFact(Needs = "nft")]
    public async Task Dozens_of_reloads_of_a_held_router_lose_no_probe()
    {
        using var pair = new Pair();
        pair.A.Start(Forms[^1]);
        pair.B.Start(Forms[^1]);
        await pair.A.Becomes("Master");
        await pair.B.Becomes("Backup");
        await Until.True("the address answers", () => Pair.Answers(pair.Client), Until.Long, () => pair.A.Said);
        using var pinging = new Pinging(pair.Client, Pair.Vip, "0.001");

        for (var i = 1; i <= 36; i++)
        {
            pair.A.Write(i == 20 ? Forms[0].Replace("vrid = 52", "vrid = 0", StringComparison.Ordinal) : Forms[(i - 1) % Forms.Length]);
            pair.A.Worker.Signal(1);
            await Until.True($"reload {i} is done", () => Count(pair.A.Said, "is followed:") + Count(pair.A.Said, "reload refused") == i, Until.Long, () => pair.A.Said);
        }

        var (sent, lost) = pinging.FinishWithHoles();
        output.WriteLine($"{sent} sent, {lost.Count} lost: {string.Join(", ", lost)}");
        Assert.True(sent > 100, $"only {sent} were answered");
        Assert.True(lost.Count == 0, $"{lost.Count} of {sent} lost: {string.Join(", ", lost)}\n{pair.A.Said}");
        Assert.DoesNotContain("web on eth0 vrid 51 IPv4: Master ->", pair.A.Said, StringComparison.Ordinal);
        Assert.Contains("tandem.virtual-routers.other.vrid is 0; allowed 1..255", pair.A.Said, StringComparison.Ordinal);
        await Until.True(
            "what is not in the file any more is gone",
            () => !pair.A.Holds("192.0.2.101") && !pair.A.Holds("192.0.2.110"), Until.Long, () => pair.A.Network.Run("ip", "-o", "address", "show"));
    }

    private static int Count(string text, string words) => text.Split(words).Length - 1;

    private static string Form(string who, string interval, string addresses, string more = "") => $$"""
        tandem {
          cluster = test
          coordination.enabled = off
          nodes { a { address = 10.0.0.1 }, b { address = 10.0.0.2 } }
          segments { front { interface = eth0 } }
          virtual-routers {
            web { segment = front, vrid = 51, addresses = [{{addresses}}], {{who}}, advertisement-interval = {{interval}} }
            {{more}}
          }
        }

        """;
}
