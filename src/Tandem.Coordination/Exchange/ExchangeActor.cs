using Akka.Actor;
using Tandem.Coordination.Timeline;
using Envelope = Tandem.Coordination.Messages.Envelope;

namespace Tandem.Coordination.Exchange;

/// <summary>
/// The one place where messages leave for peers and come in: the only path that peers may address, and the only sender, so that numbers arrive
/// in order.
/// </summary>
internal sealed class ExchangeActor : ReceiveActor
{
    private readonly Dictionary<string, ActorSelection> _peers;
    private readonly EnvelopeSource _source;
    private readonly EnvelopeFilter _filter;
    private readonly PeerClocks _clocks;
    private readonly ClockWatch _watch;

    /// <param name="peers">Address of each peer's system, by name.</param>
    /// <param name="source">Makes envelopes.</param>
    /// <param name="filter">Opens them.</param>
    /// <param name="clocks">Says how old they are.</param>
    /// <param name="watch">Has the clock of this process follow them.</param>
    public static Props PropsFor(
        IReadOnlyDictionary<string, Address> peers, EnvelopeSource source, EnvelopeFilter filter, PeerClocks clocks, ClockWatch watch) =>
        Props.Create(() => new ExchangeActor(peers, source, filter, clocks, watch));

    public ExchangeActor(IReadOnlyDictionary<string, Address> peers, EnvelopeSource source, EnvelopeFilter filter, PeerClocks clocks, ClockWatch watch)
    {
        var path = Self.Path.ToStringWithoutAddress();
        _peers = peers.ToDictionary(peer => peer.Key, peer => Context.ActorSelection(peer.Value + path), StringComparer.Ordinal);
        _source = source;
        _filter = filter;
        _clocks = clocks;
        _watch = watch;

        Receive<ExchangeProtocol.Send>(Handle);
        Receive<Envelope>(Handle);
    }

    private void Handle(ExchangeProtocol.Send send)
    {
        if (_peers.TryGetValue(send.Node, out var peer))
        {
            peer.Tell(_source.Wrap(send.Node, send.Body), ActorRefs.NoSender);
        }
    }

    private void Handle(Envelope envelope)
    {
        if (_filter.Accepts(envelope))
        {
            // Before anybody acts on it: what it causes here is later.
            _watch.Hear(envelope.Node, envelope.Stamp);
            Context.System.EventStream.Publish(new ExchangeProtocol.Received(envelope.Node, envelope.BootId, envelope.Stamp, envelope.Body)
            {
                Age = _clocks.Hear(envelope.Node, envelope.Clock),
            });
        }
    }
}
