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
}
