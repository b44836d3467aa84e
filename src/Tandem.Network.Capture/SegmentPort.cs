using Tandem.Network.Linux;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Capture;

/// <summary>
/// What a NIC actor holds. Opening, like everything that may wait for the kernel, happens on the segment's worker, so no caller is
/// ever kept waiting; a refusal comes back as <see cref="LinkEvent.Failed"/>.
/// </summary>
internal sealed class SegmentPort : ISegmentPort
{
    private readonly LinkLoop _loop;
    private readonly SegmentWorkers _workers;
    private readonly Action<LinkEvent> _sink;
    private readonly ManualResetEventSlim _closed = new();
    private volatile SegmentSession? _session;
    private int _disposed;

    public SegmentPort(SegmentPortOptions options, string runDirectory, LinkLoop loop, Action<LinkEvent> sink, Action<string> warn, GuardLink? guard = null, CaptureDevice? early = null)
    {
        _loop = loop;
        _sink = sink;
        _workers = SegmentWorkers.For(options.Interface);
        _workers.Kernel.Post(() => OpenSession(options, runDirectory, warn, guard, early));
    }

    /// <summary>True when the kernel is as it was before.</summary>
    public bool IsClosed => _closed.IsSet;

    public void Attach(RouterAttachment attachment) => OnLoopAfterWorker(session => session.Attach(attachment));

    public void Detach(VirtualRouterKey key) => OnLoopAfterWorker(session => session.Detach(key));

    public void Raise(VirtualRouterKey key, RouterEvent routerEvent) => _loop.Post(() =>
    {
        if (_session is { } session && session.Link.Find(key) is { } slot)
        {
            slot.Raise(session.Resumption.For(slot, routerEvent), MonotonicClock.Now);
        }
    });

    public void Amend(RouterAttachment attachment) => _loop.Post(() =>
    {
        if (_session?.Link.Find(attachment.Key) is { } slot)
        {
            slot.Attachment = attachment;
        }
    });

    public void Follow(MacAddress parent) => OnLoopAfterWorker(session => session.Follow(parent));

    public void Execute(EffectBatch batch) => _loop.Post(() => _session?.Execute(batch));

    public void Answer() => _session?.Answer();

    public void Restore(VirtualRouterKey key) => _loop.Post(() => _session?.Restore(key));

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _session?.End();
            _workers.Kernel.Post(Close);
        }
    }

    /// <summary>Waits for <see cref="IsClosed"/>, but not for ever.</summary>
    /// <returns>False: something of ours may be left in the kernel.</returns>
    public bool WaitUntilClosed(TimeSpan longest) => _closed.Wait(longest);

    private void OpenSession(SegmentPortOptions options, string runDirectory, Action<string> warn, GuardLink? guard, CaptureDevice? early)
    {
        try
        {
            var session = SegmentSession.Open(options, runDirectory, _loop, _workers, _sink, warn, guard, early);
            _session = session;

            // Not before: the loop's first question is answered through the session.
            _loop.Post(() => _loop.Add(session.Link));
        }
        catch (InterfaceRefusedException refused)
        {
            _sink(new LinkEvent.Failed(refused.Message));
        }
    }

    /// <summary>Attach and Detach of one router go the same way, worker, loop, worker, so they never overtake each other nor the opening.</summary>
    private void OnLoopAfterWorker(Action<SegmentSession> command) => _workers.Kernel.Post(() => _loop.Post(() =>
    {
        if (_session is { } session)
        {
            command(session);
        }
    }));

    private void Close()
    {
        if (_session is { } session)
        {
            _loop.Post(() => session.Close(Closed));
        }
        else
        {
            Closed();
        }
    }

    private void Closed()
    {
        _workers.Dispose();
        _closed.Set();
    }
}
