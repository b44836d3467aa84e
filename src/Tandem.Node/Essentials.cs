using Tandem.Configuration.Model;
using Tandem.Network.Linux.Node;

namespace Tandem.Node;

/// <summary>What the start depends on, tried by doing it, before anything is changed.</summary>
internal static class Essentials
{
    public static bool Check(NodeConfiguration node, TextWriter errors, out InstanceLock? instance)
    {
        instance = InstanceLock.TryAcquire(InstanceLock.Node, out var taken);
        var refusal = taken?.ToString() ?? KernelTrial.Run(node.Segments.Any(segment => segment.Gate))?.ToString();
        if (refusal is null)
        {
            return true;
        }

        errors.WriteLine($"tandem-node: cannot start: {refusal}");
        instance?.Dispose();
        instance = null;
        return false;
    }
}
