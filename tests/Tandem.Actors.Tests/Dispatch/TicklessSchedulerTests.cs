using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Tandem.Actors.Dispatch;
using Tandem.Actors.Node;

namespace Tandem.Actors.Tests.Dispatch;

/// <summary>The real scheduler of a real system, on the runtime's clock: what is asserted is that and in which order, never how soon.</summary>
public sealed class TicklessSchedulerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly BlockingCollection<string> _said = [];
    private readonly ActorSystem _system = VrrpSystem.Create(OnTimeHooks.None, ConfigurationFactory.ParseString("akka.loglevel = OFF"));

    private IAdvancedScheduler Scheduler => _system.Scheduler.Advanced;

    public void Dispose()
    {
        _ = _system.Terminate();
        Assert.True(_system.WhenTerminated.Wait(Patience, CancellationToken.None), "the system does not end");
        _system.Dispose();
        _said.Dispose();
    }

    [Fact]
    public void The_system_has_no_wheel_that_turns_while_nothing_is_due() => Assert.IsType<TicklessScheduler>(_system.Scheduler);

    [Fact]
    public void What_is_due_earlier_runs_earlier_and_once()
    {
        Scheduler.ScheduleOnce(TimeSpan.FromMilliseconds(400), () => Say("late"));
        Scheduler.ScheduleOnce(TimeSpan.FromMilliseconds(20), () => Say("early"));

        Assert.Equal(["early", "late"], [Next(), Next()]);
        Assert.Empty(_said);
    }

    [Fact]
    public void What_is_repeated_runs_until_it_is_cancelled()
    {
        using var cancelable = new Cancelable(Scheduler);
        Scheduler.ScheduleRepeatedly(TimeSpan.Zero, TimeSpan.FromMilliseconds(1), () => Say("again"), cancelable);
        Assert.Equal(["again", "again", "again"], [Next(), Next(), Next()]);

        cancelable.Cancel();

        // A run that had begun may still speak; a hundred later ones may not.
        Assert.Equal("done", AfterOthersHaveRun());
    }

    [Fact]
    public void What_was_cancelled_in_time_never_runs()
    {
        using var cancelable = new Cancelable(Scheduler);
        Scheduler.ScheduleOnce(TimeSpan.FromMilliseconds(1000), () => Say("cancelled"), cancelable);

        cancelable.Cancel();

        Scheduler.ScheduleOnce(TimeSpan.FromMilliseconds(1200), () => Say("after"));
        Assert.Equal("after", Next());
    }

    [Fact]
    public void What_is_already_cancelled_is_not_even_scheduled()
    {
        using var cancelable = new Cancelable(Scheduler);
        cancelable.Cancel();

        Scheduler.ScheduleOnce(TimeSpan.Zero, () => Say("cancelled"), cancelable);

        Scheduler.ScheduleOnce(TimeSpan.FromMilliseconds(100), () => Say("after"));
        Assert.Equal("after", Next());
    }

    [Fact]
    public void Ending_the_scheduler_ends_what_is_still_to_come()
    {
        using var other = VrrpSystem.Create(OnTimeHooks.None, ConfigurationFactory.ParseString("akka.loglevel = OFF"));
        other.Scheduler.Advanced.ScheduleRepeatedly(TimeSpan.Zero, TimeSpan.FromMilliseconds(1), () => Say("again"));
        Assert.Equal("again", Next());

        ((IDisposable)other.Scheduler).Dispose();

        other.Scheduler.Advanced.ScheduleRepeatedly(TimeSpan.Zero, TimeSpan.FromMilliseconds(1), () => Say("too late"));
        Assert.Equal("done", AfterOthersHaveRun());
    }

    private string AfterOthersHaveRun()
    {
        Scheduler.ScheduleOnce(TimeSpan.FromMilliseconds(100), () => Say("begun"));
        while (Next() is not "begun" and var said)
        {
            Assert.NotEqual("nothing in time", said);
        }

        Scheduler.ScheduleOnce(TimeSpan.FromMilliseconds(100), () => Say("done"));
        return Next();
    }

    private void Say(string what) => _said.Add(what);

    private string Next() => _said.TryTake(out var said, Patience) ? said : "nothing in time";
}
