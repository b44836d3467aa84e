using System.Text.Json;
using Tandem.Api.Contracts;
using Tandem.Cli.Stories;
using Tandem.Cli.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Cli.Tests.Stories;

/// <summary>What a story is made of, and how it reads.</summary>
public sealed class StoryTests
{
    private const string Down = "web: Backup -> Master, MasterDown, priority 251";
    private const string Lost = "web: Master -> Initialize, InterfaceDown, priority 254";
    private const string Begun = "web: Initialize -> Master, OwnerStartup, priority 255";

    /// <summary>This program knows nothing of the state machine but its words.</summary>
    [Fact]
    public void Every_reason_that_a_node_gives_has_a_meaning()
    {
        var file = Path.Combine(RepositoryRoot.Path, "src", "Tandem.Vrrp", "Machine", "TransitionReason.cs");
        string[] reasons = [.. File.ReadLines(file).Select(line => line.Trim()).Where(line => line.EndsWith(',') && line[..^1].All(char.IsAsciiLetter)).Select(line => line[..^1])];

        Assert.True(reasons.Length > 10);
        Assert.All(reasons, reason => Assert.StartsWith($"{reason}: ", Reasons.Say(reason), StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_about_the_latest_takeover()
    {
        var story = Story.Of([Line(0, "lb1", Begun), Line(100, "lb2", Down), Line(101, "lb1", "web: Master -> Backup, HigherPriority, priority 251, caused by 192.168.1.12")])!;

        Assert.Equal(("lb2", "MasterDown", "lb1"), (story.Taken.Node, story.Taken.Reason, story.Before!.Node));
        Assert.Null(story.Left);
    }

    [Fact]
    public void Whoever_let_go_after_it_holds_it_no_longer()
    {
        var story = Story.Of([Line(0, "lb1", Begun), Line(9, "lb1", Lost)])!;

        Assert.Equal("InterfaceDown", story.Left!.Reason);
    }

    [Fact]
    public void A_takeover_by_the_same_node_forgets_its_letting_go()
    {
        var story = Story.Of([Line(0, "lb1", Begun), Line(9, "lb1", Lost), Line(12, "lb1", Down)])!;

        Assert.Null(story.Left);
        Assert.Equal("lb1", story.Before!.Node);
    }

    [Theory]
    [InlineData("transition", "web: gate closed and addresses gone, mastership 3 is over")]
    [InlineData("transition", "in the words of a later version")]
    [InlineData("operator", Down)]
    public void What_is_no_takeover_makes_no_story(string kind, string text) => Assert.Null(Story.Of([Line(0, "lb1", text, kind)]));

    [Theory]
    [InlineData(100, 70)]
    [InlineData(12, 0)]
    public void It_reaches_back_thirty_seconds_and_not_into_the_former_one(int taken, int from)
    {
        var story = Story.Of([Line(0, "lb1", Begun), Line(taken, "lb2", Down)])!;

        Assert.Equal((Screen.Now.AddSeconds(from), Screen.Now.AddSeconds(taken + 5)), (story.From, story.To));
    }

    [Fact]
    public async Task A_link_is_lost()
    {
        Approved.Text("explain-link", await Explain(
            Line(-7200, "lb1", "web: Backup -> Master, HandOver, priority 254"),
            Line(-41, "lb1", "eth0: Down", "link", router: null),
            Line(-41, "lb1", Lost),
            Line(-41, "lb2", "lb1 told that it let go of front-4-51, InterfaceDown, epoch 3: Followed", "hint"),
            Line(-41, "lb2", "mail: Backup -> Master, PeerReleased, priority 251", router: "mail"),
            Line(-40, "lb2", "web: Backup -> Master, PeerReleased, priority 251")));
    }

    [Fact]
    public async Task Of_a_node_that_died_there_is_no_word() => Approved.Text("explain-death", await Explain(
        Line(-7200, "lb1", "web: Backup -> Master, HandOver, priority 254"),
        Line(-38, "lb2", "member lb1: Lost", "member", router: null),
        Line(-37, "lb2", Down)));

    /// <summary>What is wrong on the segment concerns every router; of another one's two Masters there is no word.</summary>
    [Fact]
    public async Task A_deaf_Master_lets_go() => Approved.Text("explain-deaf", await Explain(
        Line(-7200, "lb1", "web: Backup -> Master, HandOver, priority 254"),
        Line(-44, "lb1", "front: Degraded, lb1 and lb2 are both Master of front-4-52: nobody lets go", "link", router: "mail"),
        Line(-42, "lb1", "front: Degraded, node lb1 is deaf on segment front: lb2 hears it, and it hears nobody", "link", router: null),
        Line(-42, "lb1", "web: Master -> Initialize, Deaf, priority 254"),
        Line(-41, "lb2", "web: Backup -> Master, PeerReleased, priority 251")));

    [Fact]
    public async Task Nobody_holds_it() => Approved.Text("explain-nobody", await Explain(Line(-50, "lb1", Begun), Line(-41, "lb1", Lost)));

    [Fact]
    public async Task A_router_of_which_nothing_is_recorded_is_one_line()
    {
        using var node = FakeNode.Saying(JsonSerializer.Serialize(new TimelineReport("lb2", Screen.Now, [], null), ApiForms.Plain.TimelineReport));
        var screen = Screen.Pipe();

        Assert.Equal(ExitCode.Refused, await CommandLine.RunAsync(["explain", "web", "--at", "03:12", "--socket", node.Path], screen.Terminal));
        Assert.Equal("tandem: no takeover of web is recorded before 2026-01-31T03:12:00.0000000Z; see tandem events --router web\n", screen.Errors);
        Assert.Equal(["GET /v1/timeline?router=web&kind=transition&to=2026-01-31T03%3A12%3A00.0000000Z&order=latest-first&limit=200 HTTP/1.1"], node.Heard);
    }

    /// <summary>The transitions of the router, the latest first, then everything around the takeover.</summary>
    private static async Task<string> Explain(params TimelineLine[] lines)
    {
        using var node = FakeNode.Saying(
            JsonSerializer.Serialize(new TimelineReport("lb2", Screen.Now, [.. lines.Where(line => line is { Router: "web", Kind: "transition" }).Reverse()], null), ApiForms.Plain.TimelineReport),
            JsonSerializer.Serialize(new TimelineReport("lb2", Screen.Now, lines, null), ApiForms.Plain.TimelineReport));
        var screen = Screen.Of(100, 40);

        Assert.Equal(ExitCode.Success, await CommandLine.RunAsync(["explain", "web", "--socket", node.Path], screen.Terminal));
        return screen.Output;
    }

    private static TimelineLine Line(int second, string node, string text, string kind = "transition", string? router = "web") =>
        new(Screen.Now.AddSeconds(second), node, kind, router, text, $"{second}.{node}.{text.Length}");
}
