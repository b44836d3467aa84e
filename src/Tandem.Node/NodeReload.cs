using Akka.Actor;
using Microsoft.Extensions.Logging;
using Tandem.Actors.Node;
using Tandem.Configuration.Changes;
using Tandem.Configuration.Model;

namespace Tandem.Node;

/// <summary>
/// Has the running node follow another document, router by router: first it is read and checked as a whole, and what is wrong with it changes nothing.
/// One after the other.
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

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Reads the file again, and follows it. Never throws.</summary>
    public async Task<ReloadOutcome> ReloadAsync()
    {
        var errors = new StringWriter();
        var outcome = isTrying() ? new ReloadOutcome.Refused(["a configuration is being tried on all nodes: tandem confirm, or wait until it lapses"])
            : ConfigurationFile.Read(file, errors, out var text) is { } cluster ? await FollowAsync(text, cluster).ConfigureAwait(false)
            : new ReloadOutcome.Refused([.. errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
        Tell(outcome);
        return outcome;
    }

    /// <summary>Follows a document that is not in the file.</summary>
    public async Task<ReloadOutcome> FollowAsync(string text)
    {
        var errors = new StringWriter();
        var outcome = ConfigurationFile.Parse(file, text, errors) is { } cluster
            ? await FollowAsync(text, cluster).ConfigureAwait(false)
            : new ReloadOutcome.Refused([.. errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
        Tell(outcome);
        return outcome;
    }

    public void Dispose() => _turn.Dispose();

    private async Task<ReloadOutcome> FollowAsync(string text, ClusterConfiguration cluster)
    {
        var errors = new StringWriter();
        if (ConfigurationFile.ForNode(cluster, file, running.Node.Name, errors) is not { } wanted)
        {
            return new ReloadOutcome.Refused([errors.ToString().TrimEnd()]);
        }

        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            var before = running.Node;
            var change = NodeChange.Between(before, wanted);
            running.Become(text, cluster, change.Result);

            // New routers start as the operator wants them; the rest follows what the routers are.
            followers.Intents();
            await root.Ask<NodeProtocol.Reconfigured>(new NodeProtocol.Reconfigure(running.Plan), LongestAnswer).ConfigureAwait(false);
            followers.Others(before);
            return new ReloadOutcome.Followed(change);
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
            case ReloadOutcome.Followed(var change):
                log.LogInformation("{File} is followed: {Changes}", file, ChangeText.Of(change));
                foreach (var value in change.NeedRestart)
                {
                    log.LogWarning("{File}: {Value} needs a restart of this node; until then it runs as before", file, value);
                }

                break;
        }
    }
}
