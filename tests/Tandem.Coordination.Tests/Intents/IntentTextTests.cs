using Tandem.Coordination.Intents;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Tests.Wire;

namespace Tandem.Coordination.Tests.Intents;

/// <summary>What a member tells is taken only if the file can be read again with it.</summary>
public sealed class IntentTextTests
{
    private static readonly Intent Drain = new(IntentKind.Drain, "lb1", null, new(1_700_000_000_000_000, 2), "lb2");

    public static TheoryData<Intent> Good =>
    [
        Drain,
        Drain with { Kind = IntentKind.Undrain, Node = "a-1" },
        Drain with { Kind = IntentKind.Move, Router = Samples.Web },
        Drain with { Kind = IntentKind.Unmove, Router = Samples.Web, Node = "" },
    ];

    public static TheoryData<Intent> Bad =>
    [
        Drain with { Node = "lb 1" },
        Drain with { Node = "" },
        Drain with { Node = "lb1\nend 7" },
        Drain with { Node = "LB1" },
        Drain with { Node = "-lb1" },
        Drain with { Node = new string('a', 64) },
        Drain with { Origin = "lb 2" },
        Drain with { Origin = "" },
        Drain with { Version = new(-1, 0) },
        Drain with { Router = Samples.Web },
        Drain with { Kind = IntentKind.Move },
        Drain with { Kind = IntentKind.Move, Router = Samples.Web with { Segment = "front 1" } },
        Drain with { Kind = (IntentKind)9 },
    ];

    [Theory]
    [MemberData(nameof(Good))]
    public void What_can_be_read_again_is_taken(Intent intent)
    {
        Assert.True(IntentText.CanHold(intent));

        Assert.Equal([intent], IntentText.Read(IntentText.Write(IntentSet.Empty.With(intent)))!.All);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_cannot_is_not(Intent intent) => Assert.False(IntentText.CanHold(intent));
}
