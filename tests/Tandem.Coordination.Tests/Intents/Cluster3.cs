using Tandem.Coordination.Intents;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Tests.Intents;

/// <summary>Three nodes: web prefers lb1, api prefers lb2; twin has equal priorities; own belongs to lb1; lb4 takes part in nothing.</summary>
internal static class Cluster3
{
    public static readonly SharedRouter Web = Router("web", 51, ("lb1", 254), ("lb2", 251), ("lb3", 231));
    public static readonly SharedRouter Api = Router("api", 52, ("lb2", 254), ("lb1", 251));
    public static readonly SharedRouter Twin = Router("twin", 53, ("lb1", 100), ("lb2", 100));
    public static readonly SharedRouter Own = Router("own", 54, ("lb1", 255), ("lb3", 100));

    public static readonly SharedPlan Plan = new(["lb1", "lb2", "lb3", "lb4"], [Api, Own, Twin, Web]);

    public static SharedRouter Router(string name, int vrid, params (string Node, byte Priority)[] seats) =>
        new(name, new VirtualRouterKey("front", Family.IPv4, new Vrid(vrid)), [.. seats.Select(seat => new Seat(seat.Node, new Priority(seat.Priority)))]);

    public static Intent Drain(string node, long at, string origin = "lb1") => new(IntentKind.Drain, node, null, new(at, 0), origin);

    public static Intent Undrain(string node, long at, string origin = "lb1") => new(IntentKind.Undrain, node, null, new(at, 0), origin);

    public static Intent Move(SharedRouter router, string node, long at, string origin = "lb1") => new(IntentKind.Move, node, router.Key, new(at, 0), origin);

    public static Intent Unmove(SharedRouter router, string node, long at, string origin = "lb1") => new(IntentKind.Unmove, node, router.Key, new(at, 0), origin);
}
