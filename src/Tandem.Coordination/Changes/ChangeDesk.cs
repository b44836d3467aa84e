using System.Threading.Channels;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Changes;

/// <summary>
/// Where operators apply configurations to all nodes, and where this node's share of that is done. It outlives the cluster's system, which only
/// carries its messages: a node goes back by its own clock, whoever else is reached. One thing at a time; safe to use from any thread.
/// </summary>
public sealed class ChangeDesk : IAsyncDisposable
{
    private static readonly TimeSpan LongestTrial = TimeSpan.FromHours(1);

    private readonly Channel<Func<Task>> _inbox = Channel.CreateUnbounded<Func<Task>>(new() { SingleReader = true });
    private readonly string _node;
    private readonly IConfigurationHost _host;
    private readonly ChangeMember _member;
    private readonly ChangeTimings _timings;
    private readonly TimeProvider _time;
    private readonly Task _running;
    private readonly SemaphoreSlim _operator = new(1, 1);
    private readonly ITimer _lapse;
    private ChangeRound? _round;
    private Guid _lapsing;

    private ChangeDesk(string node, IConfigurationHost host, AppliedFile file, ChangeTimings timings, TimeProvider time)
    {
        (_node, _host, _timings, _time, _member) = (node, host, timings, time, new ChangeMember(host, file));
        _lapse = time.CreateTimer(_ => Post(LapseAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _running = Task.Run(RunAsync);
    }

    /// <summary>Whether a document is being tried that is not in this node's file.</summary>
    public bool IsTrying => _member.Trial?.IsTried == true;

    /// <summary>The way to the members, while there is one.</summary>
    internal ChangeWay Way { get; } = new();

    /// <param name="directory">Outlives a boot.</param>
    /// <param name="node">This node.</param>
    /// <param name="host">Its document.</param>
    /// <param name="time">The clock.</param>
    public static ChangeDesk Open(string directory, string node, IConfigurationHost host, TimeProvider time) =>
        Open(directory, node, host, ChangeTimings.Default, time);

    internal static ChangeDesk Open(string directory, string node, IConfigurationHost host, ChangeTimings timings, TimeProvider time) =>
        new(node, host, new AppliedFile(Path.Combine(directory, $"applied-{node}"), host.Tell), timings, time);

    /// <summary>All reached nodes follow a document, or none does.</summary>
    /// <param name="text">The document.</param>
    /// <param name="within">They go back unless it is confirmed within that; null: it is confirmed at once.</param>
    public async Task<ChangeOutcome> ApplyAsync(string text, TimeSpan? within)
    {
        await _operator.WaitAsync().ConfigureAwait(false);
        try
        {
            var (reached, away) = Way.Members();
            var change = Guid.NewGuid();
            string[] all = [_node, .. reached];
            var began = await AskAsync(change, ChangeStage.Prepared, all, await BaseAsync(change, text).ConfigureAwait(false), _timings.Prepare).ConfigureAwait(false);
            if (began.Count == 0)
            {
                var limit = within ?? _timings.Immediate;
                began = await AskAsync(change, ChangeStage.Tried, all, new ChangeTry(change, limit), _timings.Try).ConfigureAwait(false);
                if (began.Count == 0)
                {
                    return within is null
                        ? await ConfirmAsync(change, all, away).ConfigureAwait(false)
                        : new ChangeOutcome.Tried([.. all], [.. away], limit);
                }
            }

            var reason = string.Join("; ", began);
            Tell(all, new ChangeDrop(change, $"not all nodes follow it ({reason})"));
            return new ChangeOutcome.Refused(reason);
        }
        finally
        {
            _operator.Release();
        }
    }

    /// <summary>What is being tried stays; on any node that tries it.</summary>
    public async Task<ChangeOutcome> ConfirmAsync()
    {
        await _operator.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_member.Trial is not { IsTried: true } trial)
            {
                return new ChangeOutcome.Refused("no configuration is being tried on this node: nothing to confirm");
            }

            var (reached, away) = Way.Members();
            return await ConfirmAsync(trial.Change, [_node, .. reached], away).ConfigureAwait(false);
        }
        finally
        {
            _operator.Release();
        }
    }

    /// <summary>A member said something.</summary>
    /// <param name="node">The member.</param>
    /// <param name="message">What it said.</param>
    /// <param name="age">At most so long ago; null: nobody can say.</param>
    internal void Hear(string node, INodeMessage message, TimeSpan? age) => Post(() => TakeAsync(node, message, age));

    /// <summary>Members are reached anew, or may have missed something.</summary>
    internal void Greet(IEnumerable<string> nodes) => Post(() =>
    {
        if (_member.Known(withText: false) is { } known)
        {
            Way.Send(nodes, known);
        }

        return Task.CompletedTask;
    });

    /// <summary>Done when all that was there to be done is; at once when the desk has ended.</summary>
    internal Task IdleAsync()
    {
        var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return Post(() =>
        {
            idle.SetResult();
            return Task.CompletedTask;
        }) ? idle.Task : Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _inbox.Writer.TryComplete();
        await _lapse.DisposeAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _operator.Dispose();
    }

    private async Task<ChangeOutcome> ConfirmAsync(Guid change, string[] all, IReadOnlyList<string> away)
    {
        var refusals = await AskAsync(change, ChangeStage.Confirmed, all, new ChangeConfirm(change, _member.NextVersion(_time.GetUtcNow())), _timings.Try).ConfigureAwait(false);
        Greet(all.Where(node => node != _node));
        return new ChangeOutcome.Confirmed([.. all], [.. away], [.. refusals]);
    }

    private async Task<ChangePrepare> BaseAsync(Guid change, string text)
    {
        await IdleAsync().ConfigureAwait(false);
        return new(change, _member.Settled, text);
    }

    private async Task<IReadOnlyList<string>> AskAsync(Guid change, ChangeStage stage, string[] all, INodeMessage question, TimeSpan limit)
    {
        var round = new ChangeRound(change, stage, all);
        Volatile.Write(ref _round, round);
        Tell(all, question);
        return await round.WaitAsync(limit, _time).ConfigureAwait(false);
    }

    /// <summary>This node takes part like every other.</summary>
    private void Tell(string[] all, INodeMessage message)
    {
        Way.Send(all.Where(node => node != _node), message);
        Hear(_node, message, TimeSpan.Zero);
    }

    private async Task TakeAsync(string node, INodeMessage message, TimeSpan? age)
    {
        switch (message)
        {
            case ChangePrepare prepare:
                Answer(node, new(prepare.Change, ChangeStage.Prepared, _member.Prepare(prepare)));
                Arm(prepare.Change, _timings.Prepare * 4);
                break;
            case ChangeTry late when age is not { } known || known > _timings.Try:
                // Whoever asked has given it up since, and the word that says so may be lost.
                Answer(node, new(late.Change, ChangeStage.Tried, "the channel brought it too late"));
                break;
            case ChangeTry change:
                var refusal = await _member.TryAsync(change.Change).ConfigureAwait(false);
                Arm(change.Change, change.ConfirmWithin);
                Answer(node, new(change.Change, ChangeStage.Tried, refusal));
                break;
            case ChangeDrop drop:
                await _member.DropAsync(drop.Change, drop.Reason).ConfigureAwait(false);
                break;
            case ChangeConfirm confirm when _member.Confirm(confirm.Change, confirm.Version) is { } unkept:
                Answer(node, new(confirm.Change, ChangeStage.Confirmed, unkept));
                break;
            case ChangeAnswer answer:
                Volatile.Read(ref _round)?.Take(node, answer);
                break;
            case ChangeKnown known when await _member.HearAsync(node, known).ConfigureAwait(false) is { } wanted:
                Way.Send([node], wanted);
                break;
            case ChangeWanted wanted when _member.Known(withText: true) is { } whole && whole.Digest == wanted.Digest:
                Way.Send([node], whole);
                break;
        }
    }

    private void Answer(string node, ChangeAnswer answer)
    {
        if (node == _node)
        {
            Volatile.Read(ref _round)?.Take(node, answer);
        }
        else
        {
            Way.Send([node], answer);
        }
    }

    /// <summary>Counted from now, for the change that this node has; for no other.</summary>
    private void Arm(Guid change, TimeSpan span)
    {
        if (_member.Trial?.Change == change)
        {
            _lapsing = change;
            _lapse.Change(span < LongestTrial ? span : LongestTrial, Timeout.InfiniteTimeSpan);
        }
    }

    private Task LapseAsync() => _member.DropAsync(_lapsing, "it was not confirmed in time");

    private bool Post(Func<Task> work) => _inbox.Writer.TryWrite(work);

    private async Task RunAsync()
    {
        await foreach (var work in _inbox.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                await work().ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                _host.Tell($"a change of the configuration was not carried on: {fault.GetType().Name}: {fault.Message}");
            }
        }
    }
}
