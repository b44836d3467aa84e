using System.Runtime.InteropServices;

namespace Tandem.Node;

/// <summary>SIGHUP, from the guard or whoever else: read the configuration again. Without anybody listening it would end the process.</summary>
internal static class HangupSignal
{
    public static PosixSignalRegistration Follow(NodeReload reload) => PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
    {
        signal.Cancel = true;
        _ = Task.Run(reload.ReloadAsync);
    });
}
