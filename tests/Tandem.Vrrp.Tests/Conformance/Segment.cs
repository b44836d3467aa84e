using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Tests.Conformance;

/// <summary>
/// One link with the routers of a scenario, in virtual time. What one advertises reaches the others at the same instant, as bytes through
/// the codec. Received packets come before deadlines, as in the link loop.
/// </summary>
internal sealed class Segment
{
    private readonly Dictionary<string, (VirtualRouter Router, IPvXAddress Address)> _routers = [];
    private readonly Queue<(string Sender, byte[] Message, IPvXAddress Source)> _onTheWire = [];
    private readonly List<string> _lines = [];

    /// <summary>Everything that happened, one JSON object a line.</summary>
    public string Output => string.Join("\n", _lines);

    public void Add(string name, VirtualRouterParameters parameters, IPvXAddress address) =>
        _routers.Add(name, (VirtualRouter.Configured(parameters), address));

    public VirtualRouterParameters ParametersOf(string name) => _routers[name].Router.Parameters;

    public IPvXAddress AddressOf(string name) => _routers[name].Address;

    /// <summary>Takes a router off the link without a word.</summary>
    public void Crash(string name) => _routers.Remove(name);

    /// <summary>Fires the deadlines before an instant, in their order, and by name where they coincide.</summary>
    public void RunTo(Instant end)
    {
        while (_routers.Count > 0)
        {
            var (name, next) = _routers.OrderBy(pair => pair.Value.Router.State.NextDeadline).ThenBy(pair => pair.Key, StringComparer.Ordinal).First();
            var deadline = next.Router.State.NextDeadline;
            if (deadline >= end)
            {
                return;
            }

            Step(name, new RouterEvent.DeadlineReached(), deadline);
            Assert.True(_routers[name].Router.State.NextDeadline > deadline, $"{name} would be served for ever");
        }
    }

    public void Step(string name, RouterEvent routerEvent, Instant now)
    {
        Handle(name, routerEvent, now);
        Deliver(now);
    }

    /// <summary>Puts an advertisement on the link for a stranger, of whom the scenario knows no more.</summary>
    public void Broadcast(string sender, VirtualRouterParameters parameters, Priority priority, IPvXAddress source, Instant now)
    {
        Send(sender, parameters, priority, source);
        Deliver(now);
    }

    private void Handle(string name, RouterEvent routerEvent, Instant now)
    {
        var (router, address) = _routers[name];
        var transition = VirtualRouterMachine.Step(router, routerEvent, now);
        _routers[name] = (transition.Router, address);
        Write(name, transition, now);
        foreach (var advertise in transition.Effects.OfType<Effect.Advertise>())
        {
            Send(name, transition.Router.Parameters, advertise.Priority, address);
        }
    }

    private void Send(string sender, VirtualRouterParameters parameters, Priority priority, IPvXAddress source)
    {
        var message = new byte[AdvertisementCodec.Length(parameters)];
        AdvertisementCodec.Encode(parameters, priority, source, ChecksumForm.PseudoHeader, message);
        _onTheWire.Enqueue((sender, message, source));
    }

    /// <summary>Everybody else hears everything in the order it was sent, answers included.</summary>
    private void Deliver(Instant now)
    {
        while (_onTheWire.TryDequeue(out var sent))
        {
            foreach (var name in _routers.Keys.Where(name => name != sent.Sender).Order(StringComparer.Ordinal).ToArray())
            {
                var reason = AdvertisementCodec.Decode(
                    sent.Message,
                    255,
                    sent.Source,
                    IPvXAddress.VrrpGroup(sent.Source.Family),
                    _routers[name].Router.Parameters,
                    ChecksumForm.PseudoHeader,
                    out var advertisement);
                if (reason == DiscardReason.None)
                {
                    Handle(name, new RouterEvent.AdvertisementReceived(advertisement), now);
                }
                else
                {
                    _lines.Add(Line(now, name, new JsonObject { ["discarded"] = reason.ToString() }));
                }
            }
        }
    }

    private void Write(string name, Transition transition, Instant now)
    {
        var line = new JsonObject();
        if (transition.Reason is { } reason)
        {
            line["from"] = transition.From.ToString();
            line["to"] = transition.To.ToString();
            line["reason"] = reason.ToString();
        }

        if (transition.Effects.Length > 0)
        {
            line["effects"] = EffectText.Of(transition);
        }

        if (line.Count > 0)
        {
            _lines.Add(Line(now, name, line));
        }
    }

    private static string Line(Instant now, string name, JsonObject rest)
    {
        var line = new JsonObject { ["ms"] = JsonValue.Create(now.Nanoseconds / 1_000_000m), ["router"] = name };
        foreach (var (key, value) in rest.ToArray())
        {
            rest.Remove(key);
            line[key] = value;
        }

        return line.ToJsonString(JsonSerializerOptions.Default);
    }
}
