using Microsoft.Extensions.Time.Testing;
using Tandem.Coordination.Changes;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Tests.Changes;

/// <summary>Three nodes whose desks are connected without delay, in virtual time. Node 0 is asked.</summary>
internal sealed class ChangeWorld
{
    public const string Old = "old";
    public const string New = "new";

    private static readonly string[] Names = ["lb1", "lb2", "lb3"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tandem-changes-");
    private readonly ChangeDesk[] _desks;
    private readonly HashSet<int> _away = [];

    public ChangeWorld()
    {
        _desks = [.. Enumerable.Range(0, Names.Length).Select(Open)];
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 31, 3, 0, 0, TimeSpan.Zero));

    public FakeHost[] Hosts { get; } = [.. Names.Select(_ => new FakeHost(Old))];

    /// <summary>Messages of these kinds are lost.</summary>
    public Func<INodeMessage, bool> IsLost { get; set; } = static _ => false;

    /// <summary>How old messages to a node are at most when they arrive.</summary>
    public Func<int, INodeMessage, TimeSpan?> AgeOf { get; set; } = static (_, _) => TimeSpan.FromMilliseconds(2);

    public ChangeDesk Desk(int node) => _desks[node];

    /// <summary>What each runs by: "new new old".</summary>
    public string Running => string.Join(' ', Hosts.Select(host => host.Text));

    /// <summary>What each would start with.</summary>
    public string Files => string.Join(' ', Hosts.Select(host => host.File));

    /// <summary>Nobody reaches a node, and it reaches nobody.</summary>
    public void Cut(int node) => _away.Add(node);

    /// <summary>It is reached again, and they greet each other.</summary>
    public async Task HealAsync(int node)
    {
        _away.Remove(node);
        foreach (var other in Enumerable.Range(0, Names.Length).Where(other => other != node))
        {
            _desks[node].Greet([Names[other]]);
            _desks[other].Greet([Names[node]]);
        }

        await SettleAsync();
    }

    /// <summary>The process of a node ends, and starts again.</summary>
    public async Task RestartAsync(int node)
    {
        await _desks[node].DisposeAsync();
        Hosts[node].Restart();
        _desks[node] = Open(node);
    }

    public async Task<string> ApplyAsync(string text = New, TimeSpan? within = null) => Words(await _desks[0].ApplyAsync(text, within));

    public async Task<string> ConfirmAsync(int node = 0) => Words(await _desks[node].ConfirmAsync());

    /// <summary>Time passes, and what follows from it has been done.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
        await SettleAsync();
    }

    /// <summary>The test is over.</summary>
    public async Task CloseAsync()
    {
        foreach (var desk in _desks)
        {
            await desk.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    /// <summary>A message may be answered, and the answer again.</summary>
    private async Task SettleAsync()
    {
        for (var round = 0; round < 6; round++)
        {
            foreach (var desk in _desks)
            {
                await desk.IdleAsync();
            }
        }
    }

    private ChangeDesk Open(int node)
    {
        var desk = ChangeDesk.Open(_folder.FullName, Names[node], Hosts[node], Time);
        desk.Way.Open(
            (to, message) =>
            {
                var other = Array.IndexOf(Names, to);
                if (!_away.Contains(node) && !_away.Contains(other) && !IsLost(message))
                {
                    _desks[other].Hear(Names[node], message, AgeOf(other, message));
                }
            },
            () => (NamesOf(node, isAway: false), NamesOf(node, isAway: true)));
        return desk;
    }

    private string[] NamesOf(int self, bool isAway) =>
        [.. Enumerable.Range(0, Names.Length).Where(node => node != self && (_away.Contains(node) || _away.Contains(self)) == isAway).Select(node => Names[node])];

    private static string Words(ChangeOutcome outcome) => outcome switch
    {
        ChangeOutcome.Tried(var nodes, var away, var within) => $"tried by {string.Join(' ', nodes)} for {within.TotalSeconds} s, away: {string.Join(' ', away)}",
        ChangeOutcome.Confirmed(var nodes, var away, var remarks) => $"confirmed by {string.Join(' ', nodes)}, away: {string.Join(' ', away)}{string.Concat(remarks.Select(remark => $"; {remark}"))}",
        ChangeOutcome.Refused(var reason) => $"refused: {reason}",
        _ => outcome.ToString(),
    };
}
