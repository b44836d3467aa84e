using System.Collections.Immutable;
using Akka.TestKit;
using Tandem.Actors.Advice;
using Tandem.Actors.Checks;
using Tandem.Actors.Node;
using Tandem.Actors.Tests.Staging;
using Tandem.Network.Checks;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Tests.Checks;

/// <summary>A Master whose check fails is told to step aside until it does: what it is told lapses after 200 ms, and may never have been followed.</summary>
public sealed class CheckedRouterTests : Stage
{
    private static readonly Mastership Own = new(Guid.NewGuid(), 3);
    private readonly TestProbe _advice;
    private readonly CheckedRouter _router;

    public CheckedRouterTests()
    {
        _advice = CreateTestProbe();
        _router = new(
            Scene.WebPlan with { Checks = [new RouterCheck("haproxy", null)], Others = ["lb2"] }, _advice, new NodePorts(Ports, Interfaces, Checksums, Clock), Sys.Log);
        Stand(RouterRole.Master);
        Decide(CheckState.Up);
        Assert.Empty(Leaves());
        Decide(CheckState.Down);
        Assert.Single(Leaves());
    }

    [Fact]
    public void While_it_is_Master_it_is_told_again_in_each_round()
    {
        for (var round = 1; round <= 3; round++)
        {
            Advance(TimeSpan.FromSeconds(1));
            _router.Renew();

            var now = new Instant(Clock.GetTimestamp());
            Assert.Equal(new RouterAdvice.LeaveAndStayOut(Scene.Web, LeaveCause.CheckFailed, Own, now + TimeSpan.FromMilliseconds(200)), Assert.Single(Leaves()));
        }
    }

    [Theory]
    [InlineData(RouterRole.Initialize)]
    [InlineData(RouterRole.Backup)]
    public void Once_it_has_let_go_it_is_told_no_more(RouterRole role)
    {
        Stand(role);
        _router.Renew();

        Assert.Empty(Leaves());
    }

    [Fact]
    public void One_that_took_over_again_because_nobody_else_did_stays()
    {
        Stand(RouterRole.Initialize);
        Stand(RouterRole.Backup);
        Stand(RouterRole.Master);
        _router.Renew();

        Assert.Empty(Leaves());
    }

    [Fact]
    public void A_check_that_is_well_again_ends_it()
    {
        Decide(CheckState.Up);
        _router.Renew();

        Assert.Empty(Leaves());
    }

    private void Decide(CheckState state) => _router.Decide(
        new Dictionary<string, CheckStanding> { ["haproxy"] = new("haproxy", state, state == CheckState.Up, "", DateTimeOffset.UnixEpoch) },
        new Dictionary<string, PeerHealth>
        {
            ["lb2"] = new("lb2", ImmutableDictionary<string, PeerCheck>.Empty.Add("haproxy", new PeerCheck(CheckState.Up, true)), [Scene.Web]),
        });

    private void Stand(RouterRole role)
    {
        var parameters = Scene.WebPlan.Attachment.Parameters;
        _router.Stand(new("web", "eth0", role, Scene.Own, default, DateTimeOffset.UnixEpoch, null, parameters, parameters, Own, null, IsAttested: false));
    }

    private List<RouterAdvice.LeaveAndStayOut> Leaves()
    {
        var leaves = new List<RouterAdvice.LeaveAndStayOut>();
        while (_advice.HasMessages)
        {
            if (_advice.ReceiveOne(TimeSpan.Zero) is RouterAdvice.LeaveAndStayOut leave)
            {
                leaves.Add(leave);
            }
        }

        return leaves;
    }
}
