using FsCheck.Xunit;
using Tandem.Actors.Tests.Staging;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Tests.Routers;

/// <summary>
/// The safety argument of the split between link loop and actor: whatever the loop folds or sends by itself, and however late events
/// and batches arrive, together they do what the pure machine does on the same inputs in the same order.
/// </summary>
public sealed class LinkLoopPropertyTests
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    [Property(MaxTest = 3000, EndSize = 150)]
    public void Link_loop_plus_actor_equals_the_pure_machine_on_any_interleaving((byte What, byte Value)[] script, byte longestDelay, int seed)
    {
        var random = new Random(seed);
        var pair = new LoopAgainstMachine(() => TimeSpan.FromMilliseconds(random.Next(longestDelay + 1)));
        var player = new LoopScript(pair);
        pair.Raise(new RouterEvent.Startup(Scene.Own));

        foreach (var (what, value) in script)
        {
            player.Play(what, value);
        }

        pair.Wait(Rest);
        for (var left = 100; !pair.Beat.IsSettled && left > 0; left--)
        {
            pair.Wait(TimeSpan.FromMilliseconds(10));
        }

        Assert.True(pair.Beat.IsSettled, "an event was never answered");
        Assert.Equal(pair.Right, pair.Left);
        Assert.Equal(pair.RightState, pair.LeftState);
    }

    /// <summary>It rests on the peer; by the time it comes back another one was heard, who may be alive and well.</summary>
    [Fact]
    public void A_take_over_that_another_advertisement_overtakes_comes_to_nothing()
    {
        var pair = new LoopAgainstMachine(() => TimeSpan.FromMilliseconds(10));
        pair.Raise(new RouterEvent.Startup(Scene.Own));
        pair.Wait(TimeSpan.FromMilliseconds(50));
        pair.Receive(Scene.Advertisement(Scene.Web, 200));
        pair.Wait(TimeSpan.FromMilliseconds(50));
        var takeOver = pair.TakeOver(TakeOverCause.PeerReleased);

        pair.Raise(takeOver);
        pair.Receive(Scene.Advertisement(Scene.Web, 200, source: IPvXAddress.Parse("192.0.2.13")));
        pair.Wait(TimeSpan.FromMilliseconds(50));

        Assert.Equal(RouterRole.Backup, pair.RightState.Role);
        Assert.Equal(pair.RightState, pair.LeftState);

        pair.Raise(pair.TakeOver(TakeOverCause.PeerReleased));
        pair.Wait(TimeSpan.FromMilliseconds(50));
        Assert.Equal(1, pair.TakeOvers);
        Assert.Equal(RouterRole.Master, pair.LeftState.Role);
    }

    [Fact]
    public void The_loop_keeps_the_beat_of_a_Backup_and_of_a_Master_alone()
    {
        var pair = new LoopAgainstMachine(() => TimeSpan.Zero);
        pair.Raise(new RouterEvent.Startup(Scene.Own));
        for (var i = 0; i < 10; i++)
        {
            pair.Wait(AdvertisementInterval.Default.TimeSpan);
            pair.Receive(Scene.Advertisement(Scene.Web, 200));
        }

        // The first of ten is handed on. Then 3.41 s of silence make it Master; it advertises 1 s, 2 s and 3 s later.
        Assert.Equal(9, pair.TakenInAlone);
        pair.Wait(TimeSpan.FromSeconds(6.5));
        Assert.Equal(RouterRole.Master, pair.RightState.Role);
        Assert.Equal(12, pair.TakenInAlone);
        Assert.Equal(pair.Right, pair.Left);
    }

    /// <summary>
    /// The form switches by the peer's third advertisement while one of another peer, in the old form, is on its way to the actor. From
    /// then on that peer's are in the other form, and three of them, once the first peer is forgotten, switch back.
    /// </summary>
    [Fact]
    public void A_switch_of_the_checksum_form_makes_the_loop_hand_on_what_it_knew()
    {
        var pair = new LoopAgainstMachine(() => TimeSpan.FromMilliseconds(10));
        var other = Scene.Advertisement(Scene.Web, 200, ChecksumForm.MessageOnly, IPvXAddress.Parse("192.0.2.13"));
        var own = Scene.Advertisement(Scene.Web, 200);
        pair.Raise(new RouterEvent.Startup(Scene.Own));
        pair.Wait(TimeSpan.FromSeconds(1));
        pair.Receive(other);
        pair.Receive(other);
        pair.Receive(other);
        pair.Receive(own);
        for (var i = 0; i < 12; i++)
        {
            pair.Wait(AdvertisementInterval.Default.TimeSpan);
            pair.Receive(own);
        }

        pair.Wait(TimeSpan.FromSeconds(5));
        Assert.NotEmpty(pair.Left);
        Assert.Equal(pair.Right, pair.Left);
        Assert.Equal(ChecksumForm.PseudoHeader, pair.Beat.Form);
    }
}
