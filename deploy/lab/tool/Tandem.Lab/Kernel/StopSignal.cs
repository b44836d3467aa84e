using System.Runtime.InteropServices;

namespace Tandem.Lab.Kernel;

/// <summary>SIGTERM or SIGINT ends a subcommand after it has written its log.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration _interrupt;
    private readonly CancellationTokenSource _source = new();
    private volatile bool _raised;

    public StopSignal()
    {
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
    }

    public bool Raised => _raised;

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _terminate.Dispose();
        _interrupt.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _raised = true;
        _source.Cancel();
    }
}
