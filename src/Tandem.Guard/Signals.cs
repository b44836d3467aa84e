using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Tandem.Network.Linux.Loop;

namespace Tandem.Guard;

/// <summary>SIGTERM, SIGINT, SIGHUP and SIGUSR1, brought to the loop.</summary>
internal sealed class Signals : IDisposable
{
    /// <summary>SIGUSR1, which has no name in .NET.</summary>
    public const PosixSignal Upgrade = (PosixSignal)10;

    private readonly ConcurrentQueue<PosixSignal> _received = new();
    private readonly WakeSignal _wake;
    private readonly PosixSignalRegistration[] _registrations;

    public Signals(WakeSignal wake)
    {
        _wake = wake;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Receive),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Receive),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Receive),
            PosixSignalRegistration.Create(Upgrade, Receive),
        ];
    }

    public bool TryTake(out PosixSignal signal) => _received.TryDequeue(out signal);

    public void Dispose() => Array.ForEach(_registrations, registration => registration.Dispose());

    private void Receive(PosixSignalContext context)
    {
        context.Cancel = true;
        _received.Enqueue(context.Signal);
        _wake.Signal();
    }
}
