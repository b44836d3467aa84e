using Microsoft.Extensions.Time.Testing;
using Tandem.Actors.Advice;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;
using Tandem.Coordination.Tests.Harness;
using Tandem.Vrrp.Model;
using Role = Tandem.Vrrp.Machine.RouterRole;

namespace Tandem.Coordination.Tests.Rosters;

/// <summary>Whom members are told that a router hears: its Master, and of a Master the rival for as long as that one speaks.</summary>
public sealed class OwnRoutersTests
{
    private static readonly Guid Boot = Guid.NewGuid();

    private readonly FakeTimeProvider _time = new();
    private readonly OwnRouters _own;
    private Items<HeardAdvertisements> _heard = [new(Routers.Address(1), 1)];

    public OwnRoutersTests() => _own = new(new(static () => "", static () => TimeSpan.Zero, _ => new(0, _heard)), _time);

    [Fact]
    public void The_last_word_of_the_Master_before_is_no_rival_for_longer_than_three_intervals()
    {
        Stand(Role.Master);

        Assert.Equal(Routers.Address(1), Told());
        Pass(2.9);
        Assert.Equal(Routers.Address(1), Told());
        Pass(0.1);
        Assert.Null(Told());
        Pass(1_000_000);
        Assert.Null(Told());
    }

    [Fact]
    public void A_rival_that_goes_on_is_one_and_one_that_speaks_again_is_one_again()
    {
        Stand(Role.Master);
        for (ulong count = 2; count < 20; count++)
        {
            Pass(10);
            _heard = [new(Routers.Address(1), count)];
            Assert.Equal(Routers.Address(1), Told());
        }

        Pass(3);
        Assert.Null(Told());
        _heard = [new(Routers.Address(1), 20)];
        Assert.Equal(Routers.Address(1), Told());
    }

    [Fact]
    public void The_Master_that_a_Backup_hears_is_told_however_seldom_it_reports()
    {
        Stand(Role.Backup);

        Pass(1_000_000);

        Assert.Equal(Routers.Address(1), Told());
    }

    [Fact]
    public void Where_sources_are_not_counted_one_by_one_it_is_believed()
    {
        _heard = [];
        Stand(Role.Master);

        Pass(1_000_000);

        Assert.Equal(Routers.Address(1), Told());
    }

    [Fact]
    public void Each_mastership_begins_anew()
    {
        Stand(Role.Master);
        _ = Told();
        Pass(3);
        Assert.Null(Told());

        _own.Take(new NodeReport.Changed(Routers.Standing(0, Role.Master, new Mastership(Boot, 2), Routers.Hearing(1, new Instant(5)))), out _);

        Assert.Equal(Routers.Address(1), Told());
    }

    private IPvXAddress? Told() => _own.Stand(Routers.Web).Master;

    private void Pass(double seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));

    private void Stand(Role role) => _own.Take(new NodeReport.Changed(Routers.Standing(0, role, new Mastership(Boot, 1), Routers.Hearing(1, new Instant(5)))), out _);
}
