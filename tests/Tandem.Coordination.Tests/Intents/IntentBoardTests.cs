using Microsoft.Extensions.Time.Testing;
using Tandem.Coordination.Intents;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Tests.Intents;

/// <summary>Intents survive the process, and a disk that does not work costs a line in the log.</summary>
public sealed class IntentBoardTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-intents-").FullName;
    private readonly List<string> _warnings = [];
    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));

    private string Path => System.IO.Path.Combine(_folder, "state", "intents-lb1");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_given_is_there_after_a_restart()
    {
        Open().Give(IntentKind.Drain, "lb2", null);
        Open().Give(IntentKind.Move, "lb2", Cluster3.Web.Key);

        var again = Open().Current;

        Assert.True(again.IsDrained("lb2"));
        Assert.Equal("lb2", again.HolderOf(Cluster3.Web.Key));
        Assert.Empty(_warnings);
        Assert.Equal(
            "tandem intents 1\ndrain lb2 - 1700000000000000.0 lb1\nmove lb2 front-4-51 1700000000000000.0 lb1\nend 2\n",
            File.ReadAllText(Path));
    }

    [Fact]
    public void It_is_on_the_disk_before_anybody_hears_of_it()
    {
        var board = Open();
        var seen = "";
        board.Changed += () => seen = File.ReadAllText(Path);

        board.Give(IntentKind.Drain, "lb2", null);

        Assert.Contains("drain lb2", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_one_is_later_although_the_clock_went_back()
    {
        var board = Open();
        board.Take([Cluster3.Drain("lb2", 1_900_000_000_000_000)]);

        board.Give(IntentKind.Undrain, "lb2", null);

        Assert.False(board.Current.IsDrained("lb2"));
        Assert.False(board.Take([Cluster3.Drain("lb2", 1_900_000_000_000_000)]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tandem intents 1\ndrain lb2 - 1700000000000000.0 lb1\n")]
    [InlineData("tandem intents 1\ndrain lb2 - 17000000")]
    [InlineData("tandem intents 1\nmove lb2 - 1700000000000000.0 lb1\nend 1\n")]
    [InlineData("tandem intents 1\nburn lb2 - 1700000000000000.0 lb1\nend 1\n")]
    [InlineData("tandem intents 2\nend 0\n")]
    public void A_file_that_is_not_whole_is_put_aside_with_a_warning(string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, content);

        var board = Open();

        Assert.True(board.Current.IsCalm);
        Assert.Contains("cannot be understood", Assert.Single(_warnings), StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(Path + ".broken"));
        board.Give(IntentKind.Drain, "lb2", null);
        Assert.True(Open().Current.IsDrained("lb2"));
    }

    [Fact]
    public void A_disk_that_refuses_costs_one_warning_and_is_tried_again()
    {
        // A directory cannot be where a file stands.
        File.WriteAllText(System.IO.Path.Combine(_folder, "state"), "");
        var board = Open();

        board.Give(IntentKind.Drain, "lb2", null);
        board.Give(IntentKind.Drain, "lb3", null);
        board.Settle();

        Assert.True(board.Current.IsDrained("lb2"));
        Assert.Contains("drains and moves hold, but this node may forget them", Assert.Single(_warnings), StringComparison.Ordinal);
        File.Delete(System.IO.Path.Combine(_folder, "state"));
        board.Settle();
        Assert.Equal(2, _warnings.Count);
        Assert.True(Open().Current.IsDrained("lb3"));
    }

    [Fact]
    public void A_segment_may_have_hyphens()
    {
        var key = Cluster3.Web.Key with { Segment = "dmz-6-1" };
        Open().Give(IntentKind.Move, "lb2", key);

        Assert.Equal("lb2", Open().Current.HolderOf(key));
    }

    private IntentBoard Open() => IntentBoard.Open(System.IO.Path.Combine(_folder, "state"), "lb1", _time, _warnings.Add);
}
