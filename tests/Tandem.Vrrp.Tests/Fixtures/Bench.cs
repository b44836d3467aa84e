using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Tests.Fixtures;

/// <summary>One router in virtual time. Between two events it is woken at each of its deadlines, as the link loop does.</summary>
internal sealed class Bench(VirtualRouterParameters parameters, string primary = "192.0.2.2")
{
    private readonly List<string> _log = [];

    public VirtualRouter Router { get; private set; } = VirtualRouter.Configured(parameters);

    /// <summary>Everything that reached the world so far, each line with its time in milliseconds.</summary>
    public string Log => string.Join("\n", _log);

    public RouterRole Role => Router.Role;

    public Bench Startup(decimal at = 0) => On(at, new RouterEvent.Startup(IPvXAddress.Parse(primary)));

    public Bench Hear(decimal at, byte priority, int centiseconds = 100, string? source = null) =>
        On(at, Heard.Of(priority, centiseconds, source));

    public Bench Shutdown(decimal at, ShutdownReason cause = ShutdownReason.Requested) => On(at, new RouterEvent.Shutdown(cause));

    public Bench Change(decimal at, VirtualRouterParameters changed) => On(at, new RouterEvent.ParametersChanged(changed));

    /// <summary>Lets time pass up to and including an instant.</summary>
    public Bench Until(decimal at) => Until(Time.At(at));

    /// <summary>Lets time pass up to the last nanosecond before an instant.</summary>
    public Bench UntilJustBefore(decimal at) => Until(Time.JustBefore(at));

    private Bench Until(Instant end)
    {
        while (Router.State.NextDeadline <= end)
        {
            var deadline = Router.State.NextDeadline;
            Step(new RouterEvent.DeadlineReached(), deadline);
            Assert.True(Router.State.NextDeadline > deadline, $"{Router.State} would be served for ever");
        }

        return this;
    }

    private Bench On(decimal at, RouterEvent routerEvent)
    {
        UntilJustBefore(at);
        Step(routerEvent, Time.At(at));
        return this;
    }

    private void Step(RouterEvent routerEvent, Instant now)
    {
        var transition = VirtualRouterMachine.Step(Router, routerEvent, now);
        Router = transition.Router;
        var text = EffectText.Of(transition);
        var milliseconds = (now.Nanoseconds / 1_000_000m).ToString("0.######");
        if (transition.Reason is { } reason)
        {
            _log.Add($"{milliseconds} {transition.From} -> {transition.To}: {reason}{(text.Length > 0 ? " | " + text : "")}");
        }
        else if (text.Length > 0)
        {
            _log.Add($"{milliseconds} {text}");
        }
    }
}
