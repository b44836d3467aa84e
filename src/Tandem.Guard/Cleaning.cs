using System.Collections.Frozen;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Node;
using Tandem.Network.Linux.Segments;

namespace Tandem.Guard;

/// <summary>For a supervisor, when guard and worker are gone: nothing that they made stays. After an orderly end there is nothing.</summary>
internal static class Cleaning
{
    public static int Run(string runDirectory, TextWriter output, TextWriter errors)
    {
        if (!Privileges.MaySetInterfaces)
        {
            errors.WriteLine($"tandemd: nothing is taken away: {Privileges.HowToSetInterfaces}");
            return ExitCode.Refused;
        }

        // Who still runs holds what would be taken away; and nobody begins meanwhile.
        using var guard = InstanceLock.TryAcquire(InstanceLock.Guard, out var guarded);
        using var node = InstanceLock.TryAcquire(InstanceLock.Node, out var running);
        if ((guarded ?? running) is { } taken)
        {
            errors.WriteLine($"tandemd: nothing is taken away: {taken}");
            return ExitCode.Refused;
        }

        AbandonedInterfaces.Clear(FrozenSet<string>.Empty, RunDirectory.Open(runDirectory, output.WriteLine).Path, output.WriteLine);
        return ExitCode.Success;
    }
}
