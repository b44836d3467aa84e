using Tandem.Actors.Advice;
using Tandem.Actors.Routers;
using Tandem.Actors.Tests.Staging;
using Tandem.Network.Beat;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Actors.Tests.Routers;

/// <summary>
/// Two ways to run one router on the same inputs. Left: the beat in the loop and the actor's core, with any delay both ways.
/// Right: the pure machine, stepped at once with what the loop took in, in the order it took it in. What each does is written down.
/// </summary>
internal sealed class LoopAgainstMachine
{
    private static readonly VirtualRouterParameters Start = Scene.Parameters(Scene.Web, 150);

    private readonly VirtualClock _clock = new();
    private readonly DelayLine _toActor;
    private readonly DelayLine _toLoop;
    private readonly FakeRouterLink _link;
    private RouterCore _core = RouterCore.Configured(Start, null);
    private VirtualRouter _machine = VirtualRouter.Configured(Start);
    private HeardMaster? _heard;
    private ChecksumAgreement _agreement = ChecksumAgreement.For(Start);

    public LoopAgainstMachine(Func<TimeSpan> delay)
    {
        _toActor = new DelayLine(_clock, delay);
        _toLoop = new DelayLine(_clock, delay);
        _link = new FakeRouterLink(Start, _clock, new FakeLinkWorld(Tell, Sent, CarryOut) { TakenIn = Step, Aligned = Align });
    }

    /// <summary>What loop and actor did, in order.</summary>
    public List<string> Left { get; } = [];

    /// <summary>What the machine did, in order.</summary>
    public List<string> Right { get; } = [];

    /// <summary>How often the machine became Master because it was told to.</summary>
    public int TakeOvers { get; private set; }

    /// <summary>Events the actor never saw.</summary>
    public int TakenInAlone { get; private set; }

    /// <summary>The state of loop and actor together; they must have come to rest.</summary>
    public VirtualRouter LeftState => VirtualRouterMachine.Fold(_core.Router, _link.Beat.NextDeadline);

    /// <summary>The machine's state.</summary>
    public VirtualRouter RightState => _machine;

    public RouterBeat Beat => _link.Beat;

    public void Wait(TimeSpan span) => _clock.Advance(span);

    public void Receive(SimulatedFrame frame) => _link.Receive(frame);

    /// <summary>As an actor would ask for it: resting on whom it heard last. When it comes back, that may be another one.</summary>
    public RouterEvent TakeOver(TakeOverCause cause) => new RouterEvent.TakeOver(cause, _core.Heard?.Mastership ?? default);

    public void Raise(RouterEvent routerEvent) => _toLoop.Pass(() => _link.Raise(routerEvent));

    private void Tell(LinkEvent linkEvent)
    {
        if (linkEvent is LinkEvent.Raised raised)
        {
            TakenInAlone--;
            _toActor.Pass(() => Answer(raised));
        }
    }

    private void Answer(LinkEvent.Raised raised)
    {
        _core = _core.Answer(raised, out _, out var batch);
        _toLoop.Pass(() => _link.Execute(batch));
    }

    private void Sent(SimulatedFrame frame) => Left.Add(Text(frame.Source, frame.Payload.AsSpan()));

    private string? CarryOut(Effect effect)
    {
        if (effect is not Effect.Advertise)
        {
            Left.Add(effect.ToString());
        }

        return null;
    }

    private void Step(RouterEvent routerEvent, Instant at)
    {
        TakenInAlone++;
        _agreement = routerEvent switch
        {
            RouterEvent.AdvertisementReceived(var heard) => _agreement.Hear(heard, at),
            RouterEvent.ParametersChanged(var parameters) => _agreement.Follow(parameters),
            _ => _agreement,
        };
        if (routerEvent is RouterEvent.AdvertisementReceived(var advertisement) && _machine.Role != RouterRole.Initialize)
        {
            _heard = HeardMaster.Hear(_heard, advertisement, at);
        }

        if (routerEvent is RouterEvent.TakeOver takeOver && new RouterCore(_machine, _agreement, null) { Heard = _heard }.Refusal(takeOver) is not null)
        {
            return;
        }

        var transition = VirtualRouterMachine.Step(_machine, routerEvent, at);
        TakeOvers += transition.Reason is TransitionReason.PeerReleased or TransitionReason.HandOver ? 1 : 0;
        _heard = transition.Reason is not null && transition.To != RouterRole.Backup ? null : _heard;
        _machine = transition.Router;
        Right.AddRange(transition.Effects.Select(Text));
    }

    /// <summary>The loop's own adverts share a phase: sooner than the machine would, if anything, never later.</summary>
    private void Align(Instant advertiseAt, Instant now)
    {
        if (advertiseAt <= now || advertiseAt > _machine.State.NextDeadline)
        {
            Right.Add($"at {now} the next advertisement was planned for {advertiseAt}");
        }

        _machine = VirtualRouterMachine.Fold(_machine, advertiseAt);
    }

    private string Text(Effect effect)
    {
        if (effect is not Effect.Advertise(var priority))
        {
            return effect.ToString();
        }

        var source = _machine.PrimaryAddress ?? throw new InvalidOperationException("an advertisement before Startup");
        Span<byte> payload = stackalloc byte[AdvertisementCodec.Length(_machine.Parameters)];
        AdvertisementCodec.Encode(_machine.Parameters, priority, source, _agreement.Form, payload);
        return Text(source, payload);
    }

    private static string Text(IPvXAddress source, ReadOnlySpan<byte> payload) => $"{source} {Convert.ToHexStringLower(payload)}";
}
