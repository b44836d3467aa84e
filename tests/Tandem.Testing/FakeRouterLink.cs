using System.Runtime.InteropServices;
using Tandem.Network.Beat;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Testing;

/// <summary>One virtual router inside a simulated link loop: the real <see cref="RouterBeat"/> and the real codec in virtual time.</summary>
public sealed class FakeRouterLink(VirtualRouterParameters parameters, VirtualClock clock, FakeLinkWorld world)
{
    private Instant _plannedFor = Instant.Never;
    private bool _isGone;

    /// <summary>The beat under test.</summary>
    public RouterBeat Beat { get; } = new(parameters);

    /// <summary>The router's key.</summary>
    public VirtualRouterKey Key => Beat.Parameters.Key;

    /// <summary>Stops for good; what is planned comes to nothing.</summary>
    public void End() => _isGone = true;

    /// <summary>A frame arrived.</summary>
    public void Receive(SimulatedFrame frame)
    {
        if (_isGone || Beat.Role == RouterRole.Initialize || frame.Source == Beat.PrimaryAddress)
        {
            return;
        }

        var group = IPvXAddress.VrrpGroup(Key.Family);
        var payload = frame.Payload.AsSpan();
        var reason = AdvertisementCodec.Decode(payload, 255, frame.Source, group, Beat.Parameters, Beat.Form, out var advertisement);
        var received = new RouterEvent.AdvertisementReceived(advertisement);
        if (Beat.IsShutOut(frame.Source, clock.Now))
        {
            return;
        }

        if (Beat.TryFold(frame.Source, payload, clock.Now))
        {
            world.TakenIn?.Invoke(received, clock.Now);
        }
        else if (reason == DiscardReason.None && !Beat.IsOverloaded)
        {
            Beat.Remember(advertisement, payload);
            Raise(received);
        }

        Plan();
    }

    /// <summary>Numbers an event and hands it to the actor.</summary>
    public void Raise(RouterEvent routerEvent)
    {
        var (sequence, observed) = Beat.Raise();
        world.TakenIn?.Invoke(routerEvent, clock.Now);
        world.Tell(new LinkEvent.Raised(Key, sequence, clock.Now, observed, routerEvent));
    }

    /// <summary>Settles on a batch and carries it out; a refusal ends it.</summary>
    public void Execute(EffectBatch batch)
    {
        if (_isGone)
        {
            return;
        }

        Beat.Settle(batch.Router, batch.Form, batch.Acknowledged);
        if (batch.Unattested is { } unattested)
        {
            Beat.Disbelieve(unattested.Source, clock.Now, unattested.ShutOut);
        }

        Effect? refused = null;
        string? refusal = null;
        foreach (var effect in batch.Effects)
        {
            refusal = world.CarryOut(effect);
            if (refusal is not null)
            {
                refused = effect;
                break;
            }

            if (effect is Effect.Advertise(var priority))
            {
                Send(priority);
            }
        }

        world.Tell(new LinkEvent.Executed(Key, batch.Acknowledged) { WasRefused = refused is not null });
        if (refused is not null && refusal is not null)
        {
            Raise(new RouterEvent.EffectRefused(refused, refusal));
        }

        Plan();
    }

    /// <summary>Sends an advertisement of this router.</summary>
    public void Send(Priority priority)
    {
        if (Beat.PrimaryAddress is { } source)
        {
            var payload = new byte[AdvertisementCodec.Length(Beat.Parameters)];
            AdvertisementCodec.Encode(Beat.Parameters, priority, source, Beat.Form, payload);
            world.Send(new SimulatedFrame(source, ImmutableCollectionsMarshal.AsImmutableArray(payload)));
        }
    }

    /// <summary>What the loop does when it wakes up; early is harmless.</summary>
    public void Wake()
    {
        if (_isGone)
        {
            return;
        }

        switch (Beat.Due(clock.Now))
        {
            case BeatAction.Advertise:
                world.TakenIn?.Invoke(new RouterEvent.DeadlineReached(), clock.Now);
                world.Aligned?.Invoke(Beat.NextDeadline, clock.Now);
                Send(Beat.Parameters.Priority);
                break;
            case BeatAction.HandOn:
                Raise(new RouterEvent.DeadlineReached());
                break;
        }

        Plan();
    }

    private void Plan()
    {
        if (Beat.WakeAt != Instant.Never && Beat.WakeAt != _plannedFor)
        {
            var plannedFor = Beat.WakeAt;
            _plannedFor = plannedFor;
            clock.At(plannedFor + world.Lateness(), () => WakeIfPlanned(plannedFor));
        }
    }

    private void WakeIfPlanned(Instant plannedFor)
    {
        if (_plannedFor == plannedFor)
        {
            _plannedFor = Instant.Never;
            Wake();
        }
    }
}
