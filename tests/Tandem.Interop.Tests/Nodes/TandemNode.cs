using Tandem.Interop.Tests.Topology;

namespace Tandem.Interop.Tests.Nodes;

/// <summary>The worker process as it was built with these tests, with a run directory of its own.</summary>
internal sealed class TandemNode(Site site, Machine machine, int priority, string configuration) : VrrpNode(machine, priority)
{
    private readonly string _folder = site.FolderFor(machine, "tandem");

    internal TandemNode(Site site, Machine machine, RouterPlan plan, int priority, string extra = "")
        : this(site, machine, priority, TandemConfiguration.Of(machine.Name, plan, priority, extra))
    {
    }

    internal override string Product => "tandem";

    internal override void Start()
    {
        var file = Path.Combine(_folder, "tandem.conf");
        File.WriteAllText(file, configuration.Replace(TandemConfiguration.Folder, _folder, StringComparison.Ordinal));
        Run("env", $"RUNTIME_DIRECTORY={_folder}", Binary(), "--config", file, "--node", Machine.Name);
    }

    /// <summary>Beside these tests in the artifacts folder, in the same configuration: .../bin/Tandem.Node/debug/tandem-node.</summary>
    private static string Binary()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        var binary = Path.Combine(own.Parent!.Parent!.FullName, "Tandem.Node", own.Name, "tandem-node");
        return File.Exists(binary) ? binary : throw new FileNotFoundException("the worker is built with this project", binary);
    }
}
