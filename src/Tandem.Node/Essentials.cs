using Tandem.Configuration.Model;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Node;

namespace Tandem.Node;

/// <summary>What the start depends on, tried by doing it, before anything is changed.</summary>
internal static class Essentials
{
    public static bool Check(NodeConfiguration node, TextWriter errors, out InstanceLock? instance)
    {
        if (Lock(errors, out instance) && Try(node, errors))
        {
            return true;
        }

        instance?.Dispose();
        instance = null;
        return false;
    }

    /// <summary>What the kernel has to be able to do; it disturbs nobody.</summary>
    public static bool Try(NodeConfiguration node, TextWriter errors) => IsFine(KernelTrial.Run(node.Segments.Any(segment => segment.Gate)), errors);

    /// <summary>One worker at a time.</summary>
    public static bool Lock(TextWriter errors, out InstanceLock? instance)
    {
        instance = InstanceLock.TryAcquire(InstanceLock.Node, out var taken);
        return IsFine(taken, errors);
    }

    private static bool IsFine(Refusal? refusal, TextWriter errors)
    {
        if (refusal is not null)
        {
            errors.WriteLine($"tandem-node: cannot start: {refusal}");
        }

        return refusal is null;
    }
}
