using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Tests.Fixtures;

namespace Tandem.Vrrp.Tests.Machine;

/// <summary>Every event in every state, with the exact effects in their order.</summary>
public class TransitionMatrixTests
{
    private static readonly MatrixRow[] Rows = [.. InitializeRows.All, .. BackupRows.All, .. MasterRows.All];

    public static TheoryData<string> Paths => [.. Rows.Select(row => row.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    [Clause("RFC 9568", "6.4.1")]
    [Clause("RFC 9568", "6.4.2")]
    [Clause("RFC 9568", "6.4.3")]
    public void The_machine_answers_as_the_row_says(string path)
    {
        var row = Rows.Single(candidate => candidate.Path == path);

        var transition = VirtualRouterMachine.Step(row.Router, row.Event, Time.At(1000));

        Assert.Equal(row.Effects, EffectText.Of(transition));
        Assert.Equal(row.State, transition.Router.State);
        Assert.Equal(row.Reason, transition.Reason);
        Assert.Equal(row.Router.Role, transition.From);
        Assert.Equal(row.State.Role, transition.To);
        Assert.Equal(row.Event is RouterEvent.ParametersChanged changed ? changed.Parameters : row.Router.Parameters, transition.Router.Parameters);
        Assert.Equal(
            row.Event switch
            {
                RouterEvent.Startup(var address) when row.Router.State is RouterState.Initialize => address,
                RouterEvent.PrimaryAddressChanged(var address) => address,
                _ => row.Router.PrimaryAddress,
            },
            transition.Router.PrimaryAddress);
    }

    [Fact]
    public void Every_event_has_a_row_in_every_state()
    {
        var states = typeof(RouterState).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(RouterState)));
        var events = typeof(RouterEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(RouterEvent)));

        var missing = states
            .SelectMany(state => events, (State, Event) => (State, Event))
            .Where(pair => !Rows.Any(row => row.Router.State.GetType() == pair.State && row.Event.GetType() == pair.Event))
            .Select(pair => $"{pair.State.Name}/{pair.Event.Name}");

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_path_names_the_state_it_begins_in() =>
        Assert.All(Rows, row => Assert.StartsWith(row.Router.Role.ToString() + "/", row.Path, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Every_reason_for_a_shutdown_becomes_a_reason_of_the_transition()
    {
        TransitionReason[] expected =
            [TransitionReason.Shutdown, TransitionReason.InterfaceDown, TransitionReason.NoPrimaryAddress, TransitionReason.InterfaceLost,
             TransitionReason.Deaf, TransitionReason.Arbitrated, TransitionReason.CheckFailed];

        foreach (var router in new[] { Cases.InBackup(), Cases.InMaster() })
        {
            var reasons = Cases.ShutdownReasons
                .Select(cause => VirtualRouterMachine.Step(router, new RouterEvent.Shutdown(cause), Time.At(1000)).Reason!.Value);

            Assert.Equal(expected, reasons);
        }
    }
}
