using Akka.TestKit;
using Tandem.Actors.Advice;
using Tandem.Actors.Tests.Staging;
using Tandem.Vrrp.Machine;

namespace Tandem.Actors.Tests.Routers;

public sealed class EffectRefusedTests : Stage
{
    [Fact]
    public void A_router_whose_effect_was_refused_releases_and_starts_again_after_back_off()
    {
        Interfaces.Set(Scene.Eth0);
        Start(Scene.Plan(Scene.WebPlan));
        Kernel.Refusal = (_, effect) => effect is Effect.AddAddresses ? "no room" : null;

        Advance(Scene.MasterDownInterval);
        Assert.Equal(
            ["attach", "open", "advertise 200", "refuse AddAddresses", "close", "remove", "advertise 0", "detach"], Kernel.Journal(Scene.Web));
        Assert.Contains(Lines(), line => line.Contains("the kernel refused AddAddresses: no room", StringComparison.Ordinal));

        Kernel.Refusal = (_, _) => null;
        Kernel.ClearJournal();
        Advance(Scene.Timings.RouterBackOff.First + Scene.MasterDownInterval);
        Assert.Equal(["attach", "open", "advertise 200", "add", "announce"], Kernel.Journal(Scene.Web));
    }

    [Fact]
    public void What_the_kernel_refuses_to_remove_is_removed_by_the_detach()
    {
        StartAsMaster(Scene.WebPlan);
        Kernel.Refusal = (_, effect) => effect is Effect.RemoveAddresses ? "busy" : null;

        Hear(Scene.Advertisement(Scene.Web, 250));

        Assert.True(Kernel.IsClear(Scene.Web));
        Assert.Equal(["close", "refuse RemoveAddresses", "detach", "close", "remove", "advertise 0"], Kernel.Journal(Scene.Web));
    }

    [Fact]
    public void Who_lets_go_because_the_kernel_refused_tells_that_the_gate_is_closed_before_it_ends()
    {
        Interfaces.Set(Scene.Eth0);
        Start(Scene.Plan(Scene.WebPlan));
        var reports = Subscribe();
        Kernel.Refusal = (_, effect) => effect is Effect.AddAddresses ? "no room" : null;

        Advance(Scene.MasterDownInterval);

        var told = Told(reports);
        Assert.True(
            told is
            [
                .., NodeReport.Changed { Router: { Role: RouterRole.Initialize, Reason: TransitionReason.EffectRefused, Mastership.Epoch: 1 } },
                NodeReport.Released { Mastership.Epoch: 1 },
                NodeReport.Gone,
            ],
            string.Join('\n', told));
    }

    [Fact]
    public void What_the_kernel_refuses_to_remove_is_not_told_to_be_released()
    {
        StartAsMaster(Scene.WebPlan);
        var reports = Subscribe();
        Kernel.Refusal = (_, effect) => effect is Effect.RemoveAddresses ? "busy" : null;

        Hear(Scene.Advertisement(Scene.Web, 250));

        Assert.IsType<NodeReport.Gone>(Assert.Single(Told(reports), report => report is NodeReport.Gone or NodeReport.Released));
    }

    private TestProbe Subscribe()
    {
        var reports = CreateTestProbe();
        Node.Tell(new AdviceProtocol.Subscribe(reports.Ref), reports.Ref);
        Settle();
        return reports;
    }

    private static List<NodeReport> Told(TestProbe reports)
    {
        var told = new List<NodeReport>();
        while (reports.HasMessages)
        {
            told.Add(reports.ExpectMsg<AdviceProtocol.Reported>(TimeSpan.Zero).Report);
        }

        return told;
    }
}
