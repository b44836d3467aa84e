using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Testing;

/// <summary>A segment's port in virtual time over a <see cref="FakeKernel"/>. Made by <see cref="FakeSegmentPortFactory"/>.</summary>
public sealed class FakeSegmentPort : ISegmentPort
{
    private readonly FakeSegmentPortFactory _factory;
    private readonly Action<LinkEvent> _sink;
    private readonly DelayLine _toActor;
    private readonly DelayLine _toLoop;
    private readonly Dictionary<VirtualRouterKey, FakeRouterLink> _links = [];
    private readonly Queue<LinkEvent> _heldBack = new();

    internal FakeSegmentPort(FakeSegmentPortFactory factory, SegmentPortOptions options, Action<LinkEvent> sink)
    {
        _factory = factory;
        Options = options;
        _sink = sink;
        _toActor = new DelayLine(factory.Clock, () => factory.Delay());
        _toLoop = new DelayLine(factory.Clock, () => factory.Delay());
    }

    /// <summary>What it was opened with.</summary>
    public SegmentPortOptions Options { get; }

    /// <summary>True until it is disposed.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>The link of a router that is attached.</summary>
    public FakeRouterLink? Find(VirtualRouterKey key) => _links.GetValueOrDefault(key);

    /// <summary>A frame arrives from the wire.</summary>
    public void Receive(SimulatedFrame frame)
    {
        foreach (var link in _links.Values.ToList())
        {
            if (link.Key.Family == frame.Source.Family && link.Key.Vrid.Value == frame.Payload[1])
            {
                link.Receive(frame);
            }
        }
    }

    /// <summary>The port tells its owner something by itself.</summary>
    public void Tell(LinkEvent linkEvent) => _toActor.Pass(() => Deliver(linkEvent));

    /// <inheritdoc/>
    public void Attach(RouterAttachment attachment) => _toLoop.Pass(() =>
    {
        if (_factory.AttachRefusal(attachment.Key) is { } detail)
        {
            Tell(new LinkEvent.AttachRefused(attachment.Key, detail));
            return;
        }

        _factory.Kernel.Note(attachment.Key, "attach");
        var world = new FakeLinkWorld(Tell, frame => Send(attachment.Key, frame), effect => _factory.Kernel.CarryOut(attachment.Key, effect));
        _links[attachment.Key] = new FakeRouterLink(attachment.Parameters, _factory.Clock, world with { Lateness = () => _factory.Delay() });
        Tell(new LinkEvent.Attached(attachment.Key));
    });

    /// <inheritdoc/>
    public void Detach(VirtualRouterKey key) => _toLoop.Pass(() => Release(key));

    /// <inheritdoc/>
    public void Raise(VirtualRouterKey key, RouterEvent routerEvent) => _toLoop.Pass(() => Find(key)?.Raise(routerEvent));

    /// <summary>The Ethernet addresses it was told to follow, in order.</summary>
    public List<MacAddress> Followed { get; } = [];

    /// <inheritdoc/>
    public void Follow(MacAddress parent) => _toLoop.Pass(() => Followed.Add(parent));

    /// <inheritdoc/>
    public void Execute(EffectBatch batch) => _toLoop.Pass(() => Find(batch.Key)?.Execute(batch));

    /// <inheritdoc/>
    public void Amend(RouterAttachment attachment) => _toLoop.Pass(() => _factory.Kernel.Note(attachment.Key, "amend"));

    /// <summary>Signs of life of the owner.</summary>
    public int Answers { get; private set; }

    /// <inheritdoc/>
    public void Answer() => Answers++;

    /// <inheritdoc/>
    public void Restore(VirtualRouterKey key) => _toLoop.Pass(() => _factory.Kernel.Note(key, "restore"));

    /// <inheritdoc/>
    public void Dispose() => _toLoop.Pass(() =>
    {
        IsOpen = false;
        foreach (var key in _links.Keys.ToList())
        {
            Release(key);
        }
    });

    /// <summary>What was held back arrives, in order.</summary>
    public void HandOver()
    {
        while (_heldBack.TryDequeue(out var linkEvent))
        {
            _sink(linkEvent);
        }
    }

    private void Deliver(LinkEvent linkEvent)
    {
        if (_factory.IsHeldBack(linkEvent))
        {
            _heldBack.Enqueue(linkEvent);
        }
        else if (IsOpen && !_factory.IsMute(linkEvent))
        {
            _sink(linkEvent);
        }
    }

    private void Send(VirtualRouterKey key, SimulatedFrame frame)
    {
        if (_factory.Kernel.Passes(key, frame.Priority))
        {
            _factory.Transmit(frame);
        }
    }

    /// <summary>Orderly, and whatever the kernel refused before: nobody is left to tell.</summary>
    private void Release(VirtualRouterKey key)
    {
        if (!_links.Remove(key, out var link))
        {
            return;
        }

        var kernel = _factory.Kernel;
        link.End();
        kernel.Note(key, "detach");
        if (!kernel.IsClear(key))
        {
            var refusal = kernel.Refusal;
            kernel.Refusal = static (_, _) => null;
            kernel.CarryOut(key, new Effect.CloseGate());
            kernel.CarryOut(key, new Effect.RemoveAddresses(link.Beat.Parameters.Addresses));
            kernel.Refusal = refusal;
            link.Send(Priority.Release);
        }
    }
}
