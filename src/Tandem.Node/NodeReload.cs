using System.Collections.Immutable;
using System.Diagnostics;
using Akka.Actor;
using Microsoft.Extensions.Logging;
using Tandem.Actors.Node;
using Tandem.Configuration.Changes;
using Tandem.Configuration.Model;

namespace Tandem.Node;

/// <summary>
/// Has the running node follow another document, router by router: first it is read and checked as a whole, and what is wrong with it changes nothing.
/// One after the other, each by the file of its turn; a router that is slow to follow holds up no other, and no later reload.
/// </summary>
/// <param name="file">The document, as it was given at the start.</param>
/// <param name="running">What the node runs by.</param>
/// <param name="followers">Who has to know of another one beside the routers.</param>
/// <param name="root">The routers.</param>
/// <param name="log">Tells the operator.</param>
/// <param name="isTrying">Whether a document is being tried that is not in the file.</param>
internal sealed class NodeReload(string file, RunningConfiguration running, ReloadFollowers followers, IActorRef root, ILogger log, Func<bool> isTrying) : IDisposable
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Reads the file again, and follows it: until every router does, or for some seconds. Never throws.</summary>
    public async Task<ReloadOutcome> ReloadAsync()
    {
        var outcome = await InTurnAsync(() => isTrying() ? Refused("a configuration is being tried on all nodes: tandem confirm, or wait until it lapses") : FollowAsync(errors =>
            ConfigurationFile.Read(file, errors, out var text) is { } cluster ? (text, cluster) : null)).ConfigureAwait(false);
        if (outcome is ReloadOutcome.Followed followed)
        {
            outcome = followed with { Late = await LateAsync().ConfigureAwait(false) };
        }

        Tell(outcome);
        return outcome;
    }

    /// <summary>Follows a document that is not in the file, and does not wait for the routers: all nodes are at it, and one that is slow is told of later.</summary>
    public async Task<ReloadOutcome> FollowAsync(string text)
    {
        var outcome = await InTurnAsync(() => FollowAsync(errors =>
            ConfigurationFile.Parse(file, text, errors) is { } cluster ? (text, cluster) : null)).ConfigureAwait(false);
        Tell(outcome);
        if (outcome is ReloadOutcome.Followed)
        {
            _ = TellLateAsync();
        }

        return outcome;
    }

    public void Dispose() => _turn.Dispose();

    private static Task<ReloadOutcome> Refused(params IEnumerable<string> errors) => Task.FromResult<ReloadOutcome>(new ReloadOutcome.Refused([.. errors]));

    private async Task<ReloadOutcome> InTurnAsync(Func<Task<ReloadOutcome>> work)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (AskTimeoutException)
        {
            return new ReloadOutcome.Unconfirmed($"the routers have not answered within {LongestAnswer.TotalSeconds:0} s: they follow {file} later, or this node ends; see its status");
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<ReloadOutcome> FollowAsync(Func<TextWriter, (string Text, ClusterConfiguration Cluster)?> read)
    {
        var errors = new StringWriter();
        if (read(errors) is not var (text, cluster) || ConfigurationFile.ForNode(cluster, file, running.Node.Name, errors) is not { } wanted)
        {
            return await Refused(errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)).ConfigureAwait(false);
        }

        var before = running.Node;
        var change = NodeChange.Between(before, wanted);
        running.Become(text, cluster, change.Result);

        // New routers start as the operator wants them; the rest follows what the routers are.
        followers.Intents();
        await root.Ask<NodeProtocol.Reconfigured>(new NodeProtocol.Reconfigure(running.Plan), LongestAnswer).ConfigureAwait(false);
        followers.Others(before);
        return new ReloadOutcome.Followed(change);
    }

    /// <summary>Who has not done yet what the plan of now asks, also of an earlier reload.</summary>
    private async Task<ImmutableArray<string>> LateAsync()
    {
        try
        {
            var routers = await root.Ask<NodeProtocol.RoutersFollow>(new NodeProtocol.AwaitRouters(LongestWork), LongestAnswer).ConfigureAwait(false);
            return [.. routers.Late.Select(late => $"{late.Name} {WordsOf(late.Work)}")];
        }
        catch (AskTimeoutException)
        {
            return ["the routers do not say how far they are, or this node ends"];
        }
    }

    private async Task TellLateAsync() => TellLate(await LateAsync().ConfigureAwait(false));

    private static string WordsOf(RouterWork work) => work switch
    {
        RouterWork.Starting => "has not started: its interface does not carry it yet",
        RouterWork.Changing => "has not changed yet",
        RouterWork.StartingAfresh => "has not let go yet, and then starts afresh",
        RouterWork.LettingGo => "has not let go yet",
        _ => throw new UnreachableException(),
    };

    private void TellLate(ImmutableArray<string> late)
    {
        foreach (var line in late)
        {
            log.LogWarning("{File}: after {Seconds:0} s {Late}; it will, as soon as it can", file, LongestWork.TotalSeconds, line);
        }
    }

    private void Tell(ReloadOutcome outcome)
    {
        switch (outcome)
        {
            case ReloadOutcome.Refused(var errors):
                foreach (var error in errors)
                {
                    log.LogWarning("reload refused, nothing changed: {Error}", error);
                }

                break;
            case ReloadOutcome.Unconfirmed(var words):
                log.LogWarning("reload not confirmed: {Words}", words);
                break;
            case ReloadOutcome.Followed(var change) followed:
                log.LogInformation("{File} is followed: {Changes}", file, ChangeText.Of(change));
                foreach (var value in change.NeedRestart)
                {
                    log.LogWarning("{File}: {Value} needs a restart of this node; until then it runs as before", file, value);
                }

                TellLate(followed.Late);

                break;
        }
    }
}
