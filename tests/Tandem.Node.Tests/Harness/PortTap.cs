using System.Globalization;
using Tandem.Testing;

namespace Tandem.Node.Tests.Harness;

/// <summary>What a node sends, seen at the switch's end of its cable.</summary>
internal sealed class PortTap : IDisposable
{
    private readonly RunningProgram _tcpdump;

    internal PortTap(Pair pair, Machine node, string filter)
    {
        _tcpdump = pair.Switch.Start("tcpdump", "-i", "to-" + node.Name, "-Q", "in", "-n", "-e", "-tt", "-l", "--immediate-mode", filter);
        _tcpdump.WaitForOutput("listening on", TimeSpan.FromSeconds(10));
    }

    internal IReadOnlyList<string> Lines => _tcpdump.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>When each frame was seen, in seconds.</summary>
    internal IReadOnlyList<double> Times => [.. Lines.Select(line => double.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture))];

    public void Dispose() => _tcpdump.Dispose();
}
