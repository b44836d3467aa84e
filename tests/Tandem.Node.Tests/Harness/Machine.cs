using System.Globalization;
using System.Text.RegularExpressions;
using Tandem.Testing;

namespace Tandem.Node.Tests.Harness;

/// <summary>One node: a namespace with eth0, a run directory that outlives its worker, and the worker's lives.</summary>
internal sealed partial class Machine : IDisposable
{
    internal const int SIGKILL = 9;
    internal const int SIGSEGV = 11;
    internal const int SIGTERM = 15;
    internal const int SIGCONT = 18;
    internal const int SIGSTOP = 19;

    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-node-").FullName;
    private readonly int _number;
    private readonly List<RunningProgram> _lives = [];

    internal Machine(string name, int number)
    {
        Name = name;
        _number = number;
        Network = new NetworkNamespace(name);
        Network.Enter(() =>
        {
            File.WriteAllText("/proc/sys/net/ipv6/conf/default/accept_dad", "0");
            File.WriteAllText("/proc/sys/net/ipv6/conf/all/accept_dad", "0");
        });
    }

    internal string Name { get; }

    internal NetworkNamespace Network { get; }

    internal string Mac => $"02:00:00:00:00:{_number:x2}";

    internal string Address => $"192.0.2.{_number}";

    internal string RunDirectory => _folder;

    internal string StateDirectory => Path.Combine(_folder, "state");

    /// <summary>Where the worker records, unless told otherwise.</summary>
    internal string RecordDirectory => Path.Combine(_folder, "record");

    /// <summary>The worker's latest life.</summary>
    internal RunningProgram Worker => _lives[^1];

    /// <summary>All that this life of the worker has said.</summary>
    internal string Said => Worker.Output + Worker.Error;

    /// <summary>The time on the first line with these words.</summary>
    internal DateTimeOffset SaidAt(string text) => DateTimeOffset.Parse(
        Said.Split('\n').First(line => line.Contains(text, StringComparison.Ordinal)).Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>The time on the last line with one of these texts; the beginning of time when there is none.</summary>
    internal DateTimeOffset LastSaidAt(params string[] texts) => Said.Split('\n').LastOrDefault(line => texts.Any(text => line.Contains(text, StringComparison.Ordinal))) is { } line
        ? DateTimeOffset.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture)
        : DateTimeOffset.MinValue;

    /// <summary>This life's transitions: "Backup -> Master, MasterDown".</summary>
    internal IReadOnlyList<string> Transitions => [.. TransitionLine().Matches(Said).Select(match => match.Value)];

    internal string Role => Transitions is [.., var last] ? last.Split(" -> ")[1].Split(',')[0] : "none";

    internal void Plug(NetworkNamespace network)
    {
        Network.Attach("eth0", network, "br0", "to-" + Name);
        Network.Run("ip", "link", "set", "eth0", "down");
        Network.Run("ip", "link", "set", "eth0", "address", Mac);
        Network.Run("ip", "link", "set", "eth0", "up");
        AddAddress();
        Network.Run("ip", "address", "add", $"fe80::{_number:x}/64", "dev", "eth0", "nodad");
    }

    internal void AddAddress() => Network.Run("ip", "address", "add", $"{Address}/24", "dev", "eth0");

    internal void Start(string configuration, params string[] more)
    {
        var file = Write(configuration);
        _lives.Add(Network.Start("env", [$"RUNTIME_DIRECTORY={_folder}", $"STATE_DIRECTORY={StateDirectory}", Binary.Path, "--config", file, "--node", Name, .. more]));
    }

    /// <summary>The worker below a guard; <paramref name="environment"/> is the guard's: assignments such as NAME=VALUE.</summary>
    internal void StartGuarded(string configuration, string? worker = null, params string[] environment)
    {
        var file = Write(configuration);
        _lives.Add(Network.Start(
            "env", [$"RUNTIME_DIRECTORY={_folder}", $"STATE_DIRECTORY={StateDirectory}", .. environment, Binary.Guard, "--worker", worker ?? Binary.Path, "--config", file, "--node", Name]));
    }

    /// <summary>The cluster's file as this machine has it: with a place of its own for its record, unless it names one.</summary>
    internal string Write(string configuration)
    {
        var file = Path.Combine(_folder, "tandem.conf");
        File.WriteAllText(file, configuration.Contains("timeline", StringComparison.Ordinal)
            ? configuration
            : configuration.Replace("tandem {\n", $"tandem {{\n  timeline.directory = \"{RecordDirectory}\"\n", StringComparison.Ordinal));
        return file;
    }

    /// <summary>The process ids of the guard's workers, one after the other.</summary>
    internal IReadOnlyList<int> WorkerIds => [.. WorkerLine().Matches(Said).Select(match => int.Parse(match.Groups["id"].Value))];

    /// <summary>Sends a signal to the guard's worker of now.</summary>
    internal void SignalWorker(int number) => RunningProgram.Signal(WorkerIds[^1], number, $"the worker of {Name}");

    internal Task<TimeSpan> Becomes(string role) =>
        Until.True($"{Name} becomes {role}", () => Role == role, Until.Long, () => $"transitions: {string.Join("; ", Transitions)}\n{Said}");

    internal Task<TimeSpan> Says(string text, TimeSpan? limit = null) =>
        Until.True($"{Name} says '{text}'", () => Said.Contains(text, StringComparison.Ordinal), limit ?? Until.Long, () => Said);

    /// <summary>SIGTERM and the exit code.</summary>
    internal int Stop()
    {
        Worker.Signal(SIGTERM);
        return Worker.WaitForExit(TimeSpan.FromSeconds(10));
    }

    internal void Kill()
    {
        Worker.Signal(SIGKILL);
        Worker.WaitForExit(TimeSpan.FromSeconds(5));
    }

    internal bool Holds(string address) =>
        Network.Run("ip", "-o", "address", "show").Contains($" {address}/", StringComparison.Ordinal);

    internal string Macvlans() => Network.Run("ip", "-o", "link", "show", "type", "macvlan");

    internal string Tables() => Network.Run("nft", "list", "tables");

    /// <summary>The settings of eth0 that the worker may change.</summary>
    internal string Settings() => Network.Enter(() => string.Join(
        ' ', ((string[])["arp_ignore", "arp_announce", "rp_filter"]).Select(name => $"{name}={File.ReadAllText($"/proc/sys/net/ipv4/conf/eth0/{name}").Trim()}")));

    /// <summary>An orderly end takes up to a second, and nobody looks at it any more.</summary>
    public void Dispose()
    {
        _lives.ForEach(life => life.Kill());
        Network.Dispose();

        // A worker whose guard is gone may be in the middle of its last write.
        SpinWait.SpinUntil(TryDelete, TimeSpan.FromSeconds(5));
    }

    private bool TryDelete()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\w+ -> \w+, \w+")]
    private static partial Regex TransitionLine();

    [GeneratedRegex(@"worker (?<id>\d+) started", RegexOptions.ExplicitCapture)]
    private static partial Regex WorkerLine();
}
