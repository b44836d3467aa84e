using Tandem.Testing;

namespace Tandem.Node.Tests.Harness;

/// <summary>
/// The two machines that the guides speak of, lb1 and lb2, with a load balancer on each: their addresses, and a file that a guide shows. What the guides call
/// /etc/tandem is a folder that both share, and each machine's socket is in a directory of its own.
/// </summary>
internal sealed class GuidePair : IDisposable
{
    private const string Shown = "/etc/tandem/";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(45);

    private readonly NetworkNamespace _switch = new("switch");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tandem-guide-");
    private readonly List<RunningProgram> _nodes = [];

    internal GuidePair()
    {
        _switch.AddBridge("br0");
        Lan.Connect(Lb1.Network, "mgmt0", Lb2.Network, "mgmt0");
        foreach (var (machine, number) in ((Machine, int)[])[(Lb1, 11), (Lb2, 12)])
        {
            machine.Plug(_switch);
            machine.Network.Run("ip", "address", "flush", "dev", "eth0", "scope", "global");
            machine.Network.Run("ip", "address", "add", $"192.168.1.{number}/24", "dev", "eth0");
            machine.Network.Run("ip", "address", "add", $"10.0.0.{number}/24", "dev", "mgmt0");
            LoadBalancer.Start(machine);
        }
    }

    internal Machine Lb1 { get; } = new("lb1", 11);

    internal Machine Lb2 { get; } = new("lb2", 12);

    /// <summary>What both nodes have said.</summary>
    internal string Said => string.Concat(_nodes.Select(node => node.Output + node.Error));

    /// <summary>
    /// Writes what a guide shows, with this folder's certificates; with a shorter interval, as the guide says one may, so that this takes seconds; and with a
    /// lease for a machine that many tests share, where a node is held up for longer than one of its own ever would be.
    /// </summary>
    internal void Write(string name, string document) => System.IO.File.WriteAllText(File(name), document.Replace("prefer =", "advertisement-interval = 200ms, prefer =", StringComparison.Ordinal).Replace(
        "tandem {\n",
        $$"""
        tandem {
          timeline.directory = "{{_folder}}/timeline-{node}"
          gate.lease = 1s
          coordination.tls { ca = "{{_folder}}/pki/ca.pem", certificate = "{{_folder}}/pki/{node}.pem" }

        """,
        StringComparison.Ordinal));

    /// <summary>Where a file of the guides is.</summary>
    internal string File(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Begins both nodes by a guide's own line.</summary>
    internal void Start(string line)
    {
        foreach (var machine in (Machine[])[Lb1, Lb2])
        {
            _nodes.Add(Begin(machine, line, "--node", machine.Name, "--worker", Binary.Path));
        }
    }

    /// <summary>Types a line at lb1, and sees it end.</summary>
    internal Invocation Run(string line, params string[] more)
    {
        using var program = Begin(Lb1, line, more);
        return new(program.WaitForExit(Limit), program.Output, program.Error);
    }

    /// <summary>Types a line at a machine.</summary>
    internal RunningProgram Begin(Machine machine, string line, params string[] more)
    {
        string[] words = [.. line.Split(' ').Select(word => word == "new.conf" ? File(word) : word.Replace(Shown, _folder.FullName + "/", StringComparison.Ordinal))];
        var program = words[0] switch
        {
            "tandem" => Binary.CommandLine,
            "tandem-node" => Binary.Path,
            "tandemd" => Binary.Guard,
            _ => throw new ArgumentOutOfRangeException(nameof(line), line, "a program of Tandem"),
        };
        var path = $"PATH={Path.GetDirectoryName(Binary.Path)}:{Environment.GetEnvironmentVariable("PATH")}";
        return machine.Network.Start("env", [path, $"RUNTIME_DIRECTORY={machine.RunDirectory}", $"STATE_DIRECTORY={machine.StateDirectory}", program, .. words[1..], .. Place(words), .. more]);
    }

    /// <summary>Certificates are made in /etc/tandem/pki unless told otherwise, and that is this machine's own.</summary>
    private string[] Place(string[] words) => words.Contains("--pki") ? ["--directory", File("pki")] : [];

    /// <summary>Where the programs ask the node of lb1.</summary>
    internal string[] Socket => ["--socket", Path.Combine(Lb1.RunDirectory, "api.sock")];

    public void Dispose()
    {
        Lb1.Dispose();
        Lb2.Dispose();
        _switch.Dispose();
        _folder.Delete(recursive: true);
    }
}
