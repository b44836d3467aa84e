using Akka.Actor;
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

    /// <param name="peers">Address of each peer's system, by name.</param>
    /// <param name="source">Makes envelopes.</param>
    /// <param name="filter">Opens them.</param>
    /// <param name="clocks">Says how old they are.</param>
    public static Props PropsFor(IReadOnlyDictionary<string, Address> peers, EnvelopeSource source, EnvelopeFilter filter, PeerClocks clocks) =>
        Props.Create(() => new ExchangeActor(peers, source, filter, clocks));

    public ExchangeActor(IReadOnlyDictionary<string, Address> peers, EnvelopeSource source, EnvelopeFilter filter, PeerClocks clocks)
    {
        var path = Self.Path.ToStringWithoutAddress();
        _peers = peers.ToDictionary(peer => peer.Key, peer => Context.ActorSelection(peer.Value + path), StringComparer.Ordinal);
        _source = source;
        _filter = filter;
        _clocks = clocks;

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
            Context.System.EventStream.Publish(new ExchangeProtocol.Received(envelope.Node, envelope.BootId, envelope.Stamp, envelope.Body)
            {
                Age = _clocks.Hear(envelope.Node, envelope.Clock),
            });
        }
    }
}
