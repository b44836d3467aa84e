using Tandem.Coordination.Intents;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Tests.Intents;

/// <summary>Requests that make no sense are refused in one line that names what does.</summary>
public sealed class IntentCheckTests
{
    public static TheoryData<IntentKind, string?, string?, string?> Rows => new()
    {
        { IntentKind.Drain, "lb1", null, null },
        { IntentKind.Drain, null, null, "node is missing; allowed one of lb1, lb2, lb3, lb4" },
        { IntentKind.Drain, "lb9", null, "node is lb9; allowed one of lb1, lb2, lb3, lb4" },
        { IntentKind.Drain, "lb4", null, "lb4 takes part in no router; allowed one of lb1, lb2, lb3" },
        { IntentKind.Drain, "lb3", null, "lb3 is drained already" },
        { IntentKind.Undrain, "lb1", null, "lb1 is not drained" },
        { IntentKind.Undrain, "lb3", null, null },
        { IntentKind.Move, "lb1", "web", null },
        { IntentKind.Move, "lb2", "web", "web was moved to lb2 already" },
        { IntentKind.Move, "lb2", null, "router is missing; allowed one of api, own, twin, web" },
        { IntentKind.Move, "lb2", "www", "router is www; allowed one of api, own, twin, web" },
        { IntentKind.Move, "lb3", "api", "lb3 takes no part in api; allowed one of lb2, lb1" },
        { IntentKind.Move, "lb3", "own", "lb1 owns the addresses of own (priority 255): it cannot be moved" },
        { IntentKind.Move, "lb3", "web", "lb3 is drained; undrain it first, or move web to lb1 or lb2" },
        { IntentKind.Unmove, null, "web", null },
        { IntentKind.Unmove, null, "api", "api was not moved" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_request_is_answered_so(IntentKind kind, string? node, string? router, string? refusal)
    {
        var standing = IntentSet.Empty.With(Cluster3.Drain("lb3", 1), Cluster3.Move(Cluster3.Web, "lb2", 1));

        Assert.Equal(refusal, IntentCheck.Refusal(new IntentRequest(kind, node, router), Cluster3.Plan, standing));
    }

    [Fact]
    public void Who_owns_all_its_addresses_cannot_be_drained()
    {
        var plan = new SharedPlan(["lb1", "lb3"], [Cluster3.Own]);

        Assert.Equal(
            "lb1 owns the addresses of its routers (priority 255) and cannot be drained; stop it instead",
            IntentCheck.Refusal(new IntentRequest(IntentKind.Drain, "lb1", null), plan, IntentSet.Empty));
    }
}
