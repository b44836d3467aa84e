using System.Text.RegularExpressions;
using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>Every command of README and guides, typed at two real nodes that run by the file which the first guide shows.</summary>
public sealed partial class GuideCommandTests(ITestOutputHelper output)
{
    private const string TenMinutes = "docs/guides/two-load-balancers.md";
    private const string StartLine = "tandemd --config /etc/tandem/tandem.conf";
    private const int SIGINT = 2;

    /// <summary>What is not typed here: how it begins, and who runs it.</summary>
    private static readonly (string Begins, string Why)[] Elsewhere =
    [
        ("dpkg -i ", "installs on the machine: tests/package.sh, in a container of its own"),
        ("systemctl enable --now tandem", "wants systemd: tests/package.sh, under the real unit"),
        ("runuser -u tandem -- tandem-node --pki ", "wants the package's user: tests/package.sh"),
        ("deploy/deb/build.sh", "builds for minutes: tests/package.sh"),
        ("dotnet publish ", "builds for minutes: deploy/deb/build.sh and deploy/docker/Dockerfile, by tests/package.sh and tests/compose.sh"),
        ("docker compose ", "wants a container engine: tests/compose.sh"),
        ("deploy/lab/demo.sh", "takes minutes, and is looked at: by hand"),
        ("tests/run.sh", "runs this"),
    ];

    /// <summary>Codes other than 0, as "tandem --help" has them; of several, what this machine is like decides.</summary>
    private static readonly Dictionary<string, int[]> Codes = new(StringComparer.Ordinal)
    {
        ["tandem plan new.conf"] = [5],
        // Nothing had happened then, unless it is just past that time.
        ["tandem explain web --at 03:12"] = [1, 0],
        ["tandem doctor"] = [0, 1],
    };

    [KernelFact(Needs = "nft, haproxy")]
    public async Task Each_is_typed_and_ends_as_it_says_or_has_a_place_where_it_is()
    {
        var lines = Lines();
        var typed = lines.FindAll(line => Elsewhere.All(other => !line.StartsWith(other.Begins, StringComparison.Ordinal)));
        Assert.All(Elsewhere, other => Assert.True(lines.Exists(line => line.StartsWith(other.Begins, StringComparison.Ordinal)), $"no guide says '{other.Begins}' any more"));
        using var pair = new GuidePair();
        pair.Write("tandem.conf", Document(TenMinutes));
        pair.Write("new.conf", Document("README.md"));

        TypeAll(pair, Taken(typed, "tandem-node --pki init ", "tandem-node --pki issue "));
        TypeAll(pair, Taken(typed, "tandem check ", "tandem-node --check "));
        Assert.True(typed.Remove(StartLine));
        pair.Start(StartLine);
        await Until.True("the nodes know each other", () => pair.Said.Split("coordination of node ").Length == 3 && pair.Said.Split(" is a member of the cluster").Length == 5, Until.Long, () => pair.Said);
        await Holds(pair, pair.Lb1, pair.Lb2);

        foreach (var line in Taken(typed, "tandem drain ", "tandem undrain ", "tandem move "))
        {
            Type(pair, line, pair.Socket);
            await Holds(pair, line == "tandem undrain lb1" ? pair.Lb1 : pair.Lb2, pair.Lb2);
        }

        // Two at a time: a crowd of programs that begin would hold up the nodes themselves.
        var looks = Taken(typed, "tandem status", "tandem explain ", "tandem matrix", "tandem events ", "tandem plan ", "tandem reload", "tandem token ");
        var (captures, doctors, shows) = (Taken(typed, "tandem capture "), Taken(typed, "tandem doctor"), Taken(typed, "tandem dashboard"));
        await Task.WhenAll(
            Task.Run(() => TypeAll(pair, looks, pair.Socket)),
            Task.Run(() =>
            {
                TypeAll(pair, captures, "--count", "3");
                TypeAll(pair, doctors, "--config", pair.File("tandem.conf"), "--node", "lb1");
                shows.ForEach(line => Show(pair, line));
            }));
        TypeAll(pair, Taken(typed, "tandem-node --pki rotate "));

        Assert.True(typed.Count == 0, $"nobody runs these: {string.Join("; ", typed)}. Type them here, or say in Elsewhere why not.");
    }

    private static List<string> Lines() =>
    [
        .. Guides.All.OrderBy(guide => guide.File != TenMinutes).SelectMany(guide => Shell().Matches(guide.Text)).SelectMany(block => block.Groups["body"].Value.Split('\n'))
            .Select(line => line.Split(" #")[0].Split(" > ")[0].Trim()).Where(line => line.Length > 0).Distinct(StringComparer.Ordinal),
    ];

    private static string Document(string file) => Hocon().Match(Guides.All.Single(guide => guide.File == file).Text).Groups["body"].Value;

    /// <summary>The lines that begin so, which then are done.</summary>
    private static List<string> Taken(List<string> typed, params string[] beginnings)
    {
        var taken = typed.FindAll(line => beginnings.Any(beginning => line.StartsWith(beginning, StringComparison.Ordinal)));
        typed.RemoveAll(taken.Contains);
        return taken;
    }

    /// <summary>Who has the addresses of web and api, and nobody else.</summary>
    private static async Task Holds(GuidePair pair, Machine web, Machine api)
    {
        foreach (var (address, holder) in ((string, Machine)[])[("192.168.1.100", web), ("192.168.1.101", api)])
        {
            await Until.True(
                $"{holder.Name} alone holds {address}",
                () => ((Machine[])[pair.Lb1, pair.Lb2]).All(machine => machine.Holds(address) == (machine == holder)), Until.Long, () => pair.Said);
        }
    }

    /// <summary>Until Ctrl-C.</summary>
    private static void Show(GuidePair pair, string line)
    {
        using var shown = pair.Begin(pair.Lb1, line, pair.Socket);
        shown.WaitForOutput("http://127.0.0.1:", Until.Long);
        shown.Signal(SIGINT);
        Assert.Equal(0, shown.WaitForExit(Until.Long));
    }

    private void TypeAll(GuidePair pair, List<string> lines, params string[] more) => lines.ForEach(line => Type(pair, line, more));

    private void Type(GuidePair pair, string line, params string[] more)
    {
        var begin = TimeProvider.System.GetTimestamp();
        var run = pair.Run(line, more);
        output.WriteLine($"$ {line}\n{run.Output}{run.Error}[{run.Code} after {TimeProvider.System.GetElapsedTime(begin).TotalMilliseconds:0} ms]");
        Assert.True(Codes.GetValueOrDefault(line, [0]).Contains(run.Code), $"{line} ends with {run.Code}\n{run.Output}{run.Error}\n{pair.Said}");
    }

    [GeneratedRegex("^```sh\n(?<body>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Shell();

    [GeneratedRegex("^```hocon\n(?<body>tandem \\{\n.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Hocon();
}
