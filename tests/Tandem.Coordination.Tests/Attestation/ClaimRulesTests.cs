using System.Collections.Immutable;
using Tandem.Actors.Advice;
using Tandem.Coordination.Attestation;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;
using Tandem.Coordination.Tests.Wire;
using Tandem.Vrrp.Model;
using RouterStanding = Tandem.Coordination.Messages.RouterStanding;

namespace Tandem.Coordination.Tests.Attestation;

/// <summary>What a router is told of its members' claims.</summary>
public sealed class ClaimRulesTests
{
    private static readonly IPvXAddress Second = IPvXAddress.Parse("192.0.2.12");
    private static readonly IPvXAddress Foreigner = IPvXAddress.Parse("192.0.2.7");
    private static readonly AttestedRouter Web = new(Samples.Web, "web", ["lb2"], [Foreigner]);

    [Theory]
    [InlineData(RouterRole.Master, true)]
    [InlineData(RouterRole.Backup, false)]
    [InlineData(RouterRole.Initialize, false)]
    public void A_member_claims_its_address_and_whether_it_is_Master(RouterRole role, bool isMaster)
    {
        var claims = ClaimRules.Of(Web, Told("lb2", Standing(role, Second)), Nobody, out var obstacle);

        Assert.Null(obstacle);
        Assert.Equal([new MemberClaim("lb2", Second, isMaster)], claims?.Members);
        Assert.Equal([Foreigner], claims?.ForeignPeers);
    }

    [Fact]
    public void A_member_without_an_address_advertises_nothing_and_claims_nothing()
    {
        var claims = ClaimRules.Of(Web, Told("lb2", Standing(RouterRole.Initialize, null)), Nobody, out var obstacle);

        Assert.Null(obstacle);
        Assert.Equal([], claims?.Members);
    }

    [Fact]
    public void A_router_without_other_members_believes_its_foreign_peers_alone() =>
        Assert.Equal([Foreigner], ClaimRules.Of(Web with { Members = [] }, Roster.Empty, Nobody, out _)?.ForeignPeers);

    [Fact]
    public void A_member_that_was_never_heard_is_an_obstacle() => Assert.Equal("lb2 is not reached over the management network", Obstacle(Roster.Empty));

    [Fact]
    public void A_member_that_is_not_reached_is_an_obstacle_whatever_it_said() =>
        Assert.Equal("lb2 is not reached over the management network", Obstacle(Told("lb2", Standing(RouterRole.Master, Second), isReachable: false)));

    [Fact]
    public void A_member_that_has_not_told_of_this_router_is_an_obstacle() => Assert.Equal("lb2 has not told where it stands", Obstacle(Told("lb2", null)));

    [Fact]
    public void A_Master_that_does_not_tell_its_address_is_an_obstacle() => Assert.Equal(
        "lb2 does not tell from which address it advertises", Obstacle(Told("lb2", Standing(RouterRole.Master, null))));

    [Fact]
    public void A_member_that_did_not_answer_is_an_obstacle() => Assert.Equal(
        "lb2 did not answer when it was asked", Obstacle(Told("lb2", Standing(RouterRole.Master, Second)), "lb2"));

    [Fact]
    public void One_of_several_members_is_enough_of_an_obstacle()
    {
        ClaimRules.Of(Web with { Members = ["lb2", "lb3"] }, Told("lb2", Standing(RouterRole.Master, Second)), Nobody, out var obstacle);

        Assert.Equal("lb3 is not reached over the management network", obstacle);
    }

    [Fact]
    public void Claims_are_the_same_when_they_say_the_same()
    {
        RouterAdvice.Claims Of(bool isMaster) => new(Samples.Web, [new MemberClaim("lb2", Second, isMaster)], []);

        Assert.True(ClaimRules.Same(Of(true), Of(true)));
        Assert.False(ClaimRules.Same(Of(true), Of(false)));
        Assert.False(ClaimRules.Same(null, Of(false)));
        Assert.True(ClaimRules.Same(null, null));
    }

    private static readonly IReadOnlySet<string> Nobody = ImmutableHashSet<string>.Empty;

    private static string? Obstacle(Roster roster, params string[] silent)
    {
        Assert.Null(ClaimRules.Of(Web, roster, silent.ToHashSet(), out var obstacle));
        return obstacle;
    }

    private static Roster Told(string node, RouterStanding? standing, bool isReachable = true)
    {
        var heard = Roster.Empty.Hear(node, Samples.Id, isReachable, DateTimeOffset.UnixEpoch);
        return standing is null ? heard : heard.Take(node, standing);
    }

    private static RouterStanding Standing(RouterRole role, IPvXAddress? source) =>
        new(Samples.Web, role, default, 7, new(251), "", null, 0, []) { Source = source };
}
