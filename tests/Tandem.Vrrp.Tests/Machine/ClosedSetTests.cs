using System.Diagnostics;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;

namespace Tandem.Vrrp.Tests.Machine;

/// <summary>A value from outside a closed set is a bug and has to be loud. A record's copy constructor is the one way in.</summary>
public class ClosedSetTests
{
    [Fact]
    public void A_fourth_state_is_a_bug()
    {
        var router = Cases.Configured() with { State = new FourthState(Cases.Initialize) };

        Assert.Throws<UnreachableException>(() => VirtualRouterMachine.Step(router, Cases.Deadline, Time.At(0)));
    }

    [Fact]
    public void A_reason_nobody_knows_is_a_bug()
    {
        Assert.Throws<UnreachableException>(
            () => VirtualRouterMachine.Step(Cases.InMaster(), new RouterEvent.Shutdown((ShutdownReason)99), Time.At(0)));
        Assert.Throws<UnreachableException>(
            () => VirtualRouterMachine.Step(Cases.InBackup(), Cases.TakeOverBy((TakeOverCause)99), Time.At(0)));
        Assert.Throws<UnreachableException>(
            () => VirtualRouterMachine.Step(Cases.InBackup(0, reason: (NewMasterReason)99), Cases.Deadline, Time.At(0)));
    }

    private sealed record FourthState : RouterState
    {
        public FourthState(RouterState any)
            : base(any)
        {
        }

        public override Instant NextDeadline => Instant.Never;

        public override RouterRole Role => RouterRole.Initialize;
    }
}
