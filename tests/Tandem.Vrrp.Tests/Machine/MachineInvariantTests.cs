using FsCheck.Xunit;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;

namespace Tandem.Vrrp.Tests.Machine;

/// <summary>What holds after any sequence of events whatever.</summary>
public class MachineInvariantTests
{
    private static readonly string[] Sources = ["192.0.2.1", "192.0.2.2", "192.0.2.3"];
    private static readonly string[][] Lists = [["192.0.2.1"], ["192.0.2.9"], ["192.0.2.1", "192.0.2.9"]];

    [Property(MaxTest = 500)]
    public void The_world_follows_the_state(ushort[] script, bool v2, bool owner)
    {
        var router = VirtualRouter.Configured(v2 ? Routers.V2(owner ? (byte)255 : (byte)100) : Routers.V3(owner ? (byte)255 : (byte)100));
        var world = new World();
        var now = Time.At(0);
        foreach (var word in script)
        {
            now += TimeSpan.FromMilliseconds(word % 1500);

            var transition = VirtualRouterMachine.Step(router, EventOf(word / 16, router.Parameters), now);

            world.Carry(transition);
            Assert.Equal(router.Role, transition.From);
            Assert.Equal(router.Role != transition.To, transition.Reason is not null);
            router = transition.Router;
            Assert.Equal(router.Role == RouterRole.Master, world.GateIsOpen);
            Assert.Equal(router.Role == RouterRole.Master ? router.Parameters.Addresses : [], world.Held.OrderBy(address => address.Address));
        }
    }

    [Property(MaxTest = 500)]
    public void A_deadline_that_is_served_moves_on(ushort[] script)
    {
        var router = VirtualRouterMachine.Step(VirtualRouter.Configured(Routers.V3()), Cases.Startup, Time.At(0)).Router;
        var now = Time.At(0);
        foreach (var word in script)
        {
            now += TimeSpan.FromMilliseconds(word % 1500);
            router = VirtualRouterMachine.Step(router, EventOf(word / 16, router.Parameters), now).Router;

            now = router.State.NextDeadline is var deadline && deadline > now && deadline != Instant.Never ? deadline : now;
            router = VirtualRouterMachine.Step(router, Cases.Deadline, now).Router;

            Assert.True(router.State.NextDeadline > now, $"{router.State} would be served for ever at {now}");
        }
    }

    private static RouterEvent EventOf(int number, VirtualRouterParameters own) => (number % 18) switch
    {
        0 => Cases.Startup,
        1 => Cases.Shutdown,
        2 => Cases.Refused,
        3 => Cases.AddressChanged,
        4 => Cases.Changed(own with { Addresses = Routers.Addresses(Lists[number % Lists.Length]) }),
        5 => Cases.Changed(own with { Priority = new Priority((byte)((number % 254) + 1)) }),
        6 => Cases.Changed(own with { AdvertisementInterval = new AdvertisementInterval(((number % 3) + 1) * 100) }),
        7 => Heard.Of(0),
        8 => Cases.TakeOver,
        9 => Cases.AnnounceAgain,
        < 14 => Heard.Of((byte)((number % 255) + 1), ((number % 5) + 1) * 100, Sources[number % Sources.Length]),
        _ => Cases.Deadline,
    };
}
