using Microsoft.Extensions.Time.Testing;
using Tandem.Actors.Advice;
using Tandem.Coordination.Attestation;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Tests.Harness;
using Tandem.Vrrp.Model;
using RouterRole = Tandem.Vrrp.Machine.RouterRole;

namespace Tandem.Coordination.Tests.Attestation;

/// <summary>What a node says of advertisements that claim to be its own. It is at 192.0.2.11, with priority 254.</summary>
public sealed class TestimonyTests
{
    private static readonly Mastership Third = new(Guid.NewGuid(), 3);

    private readonly FakeTimeProvider _time = new();
    private readonly Testimony _testimony;

    public TestimonyTests() => _testimony = new(_time);

    [Fact]
    public void A_Master_stands_for_what_it_advertises()
    {
        Is(RouterRole.Master);

        Assert.Equal((VerdictAnswer.Mine, true, 3ul), Asked(254));
    }

    [Theory]
    [InlineData(255)]
    [InlineData(253)]
    [InlineData(0)]
    public void A_Master_denies_every_other_priority_at_once(byte priority)
    {
        Is(RouterRole.Master);

        Assert.Equal((VerdictAnswer.NotMine, true, 3ul), Asked(priority));
    }

    [Fact]
    public void Another_address_is_denied_at_once()
    {
        Is(RouterRole.Master);

        Assert.Equal((VerdictAnswer.NotMine, true, 3ul), Asked(254, "192.0.2.12"));
    }

    [Fact]
    public void A_router_that_is_not_here_is_denied_at_once() => Assert.Equal((VerdictAnswer.NotMine, true, 0ul), Asked(254));

    /// <summary>It may have advertised already, and not yet told so.</summary>
    [Theory]
    [InlineData(RouterRole.Backup)]
    [InlineData(RouterRole.Initialize)]
    public void Who_is_not_Master_denies_after_a_second_look(RouterRole role)
    {
        Is(role);

        Assert.Equal((VerdictAnswer.NotMine, false, 0ul), Asked(254));
        Assert.Equal((VerdictAnswer.NotMine, true, 0ul), Asked(0));

        Is(RouterRole.Master);
        Assert.Equal((VerdictAnswer.Mine, true, 3ul), Asked(254));
    }

    [Fact]
    public void A_release_is_its_own_for_as_long_as_somebody_may_ask()
    {
        Is(RouterRole.Master);
        Is(RouterRole.Backup);

        _time.Advance(TimeSpan.FromMilliseconds(1999));
        Assert.Equal((VerdictAnswer.Mine, true, 0ul), Asked(0));
        Assert.Equal((VerdictAnswer.Mine, true, 0ul), Asked(254));
        Assert.Equal(VerdictAnswer.NotMine, Asked(255).Answer);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal((VerdictAnswer.NotMine, true, 0ul), Asked(0));
    }

    [Fact]
    public void So_it_is_when_its_actor_ended()
    {
        Is(RouterRole.Master);
        _testimony.Take(new NodeReport.Gone(Routers.Web));

        Assert.Equal((VerdictAnswer.Mine, true, 0ul), Asked(0));
    }

    [Fact]
    public void A_priority_that_it_has_just_lowered_is_still_its_own()
    {
        Is(RouterRole.Master);
        Is(RouterRole.Master, priority: 1);

        _time.Advance(TimeSpan.FromMilliseconds(1999));
        Assert.Equal(VerdictAnswer.Mine, Asked(254).Answer);
        Assert.Equal(VerdictAnswer.Mine, Asked(1).Answer);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(VerdictAnswer.NotMine, Asked(254).Answer);
    }

    private void Is(RouterRole role, byte priority = 254)
    {
        var standing = Routers.Standing(0, role, Third);
        _testimony.Take(new NodeReport.Changed(standing with { Effective = standing.Effective with { Priority = new Priority(priority) } }));
    }

    private (VerdictAnswer Answer, bool IsSettled, ulong Epoch) Asked(byte priority, string source = "192.0.2.11")
    {
        var verdict = _testimony.Of(new Challenge(7, Routers.Web, IPvXAddress.Parse(source), new(priority)), out var isSettled);
        Assert.Equal((7ul, Routers.Web), (verdict.Nonce, verdict.Router));
        return (verdict.Answer, isSettled, verdict.Epoch);
    }
}
