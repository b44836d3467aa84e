using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Changes;

/// <summary>
/// One node's side of changes: prepares, follows, writes down, or goes back by itself. It needs nobody for going back. One call at a time.
/// </summary>
internal sealed class ChangeMember
{
    private readonly IConfigurationHost _host;
    private readonly AppliedFile _file;
    private ChangeTrial? _trial;

    public ChangeMember(IConfigurationHost host, AppliedFile file) => (_host, _file, Applied) = (host, file, file.Read());

    /// <summary>What was confirmed last.</summary>
    public AppliedDocument Applied { get; private set; }

    /// <summary>What is being prepared or tried.</summary>
    public ChangeTrial? Trial => _trial;

    /// <summary>The document that holds for good.</summary>
    public string Settled => AppliedDocument.DigestOf(_trial?.Before ?? _host.Text);

    /// <returns>Why not; empty when it can.</returns>
    public string Prepare(ChangePrepare prepare)
    {
        var refusal = _trial is { } other && (other.IsTried || other.Change != prepare.Change) ? "another change is under way; confirm it, or wait until it lapses"
            : prepare.Base != Settled ? "it runs by another configuration than the node that asks; see tandem status, and give both the same file first"
            : _host.Check(prepare.Text) ?? "";
        if (refusal.Length == 0)
        {
            _trial = new ChangeTrial(prepare.Change, prepare.Text);
        }

        return refusal;
    }

    public async Task<string> TryAsync(Guid change)
    {
        if (_trial is not { IsTried: false } trial || trial.Change != change)
        {
            return "it has not prepared this change";
        }

        // Before it follows: whatever breaks while it does, it can go back.
        _trial = trial with { Before = _host.Text };
        try
        {
            if (await _host.FollowAsync(trial.Text).ConfigureAwait(false) is { } refusal)
            {
                _trial = null;
                return refusal;
            }

            return "";
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return $"it broke while it followed: {fault.GetType().Name}: {fault.Message}";
        }
    }

    /// <summary>Forgets what was prepared, and goes back from what was tried.</summary>
    public async Task DropAsync(Guid change, string reason)
    {
        if (_trial is not { } trial || trial.Change != change)
        {
            return;
        }

        _trial = null;
        if (trial.Before is { } before)
        {
            var refusal = await _host.FollowAsync(before).ConfigureAwait(false);
            _host.Tell(refusal is null ? $"back to the configuration before: {reason}" : $"cannot go back to the configuration before: {refusal}");
        }
    }

    /// <returns>Why not; empty when it is written down. Null: this node does not follow it.</returns>
    public string? Confirm(Guid change, HybridStamp version)
    {
        if (_trial is not { Before: { } before } trial || trial.Change != change)
        {
            return null;
        }

        _trial = null;
        Note(Applied.Next(version, AppliedDocument.DigestOf(trial.Text), AppliedDocument.DigestOf(before)));
        return _host.Keep(trial.Text) ?? "";
    }

    /// <summary>A later version than any that this node knows of.</summary>
    public HybridStamp NextVersion(DateTimeOffset now) => HybridClock.After(Applied.Version, (now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>What this node can tell others of; null while its own document is no applied one.</summary>
    public ChangeKnown? Known(bool withText) => _trial is null && Applied.Digest.Length > 0 && Applied.Digest == AppliedDocument.DigestOf(_host.Text)
        ? new(Applied.Version, Applied.Digest, Applied.Replaced, withText ? _host.Text : "")
        : null;

    /// <summary>Another node has a later document. Its file stays with a node whose own is none of those that came before: somebody wrote it.</summary>
    /// <returns>What to ask for; null: nothing.</returns>
    public async Task<ChangeWanted?> HearAsync(string node, ChangeKnown known)
    {
        if (_trial is not null || known.Version <= Applied.Version)
        {
            return null;
        }

        var own = Settled;
        if (own == known.Digest)
        {
            Note(new(known.Version, known.Digest, known.Replaced));
            return null;
        }

        if (!known.Replaced.Contains(own))
        {
            _host.Tell($"{node} runs by a configuration that was applied while this node was away, and this node's own file is none of those before it: it stays with its file; give all nodes the same one");
            return null;
        }

        if (known.Text.Length == 0)
        {
            return new ChangeWanted(known.Digest);
        }

        var refusal = AppliedDocument.DigestOf(known.Text) != known.Digest ? "its text is not what it says" : _host.Check(known.Text) ?? await _host.FollowAsync(known.Text).ConfigureAwait(false);
        if (refusal is not null)
        {
            _host.Tell($"cannot catch up with the configuration that {node} runs by: {refusal}");
            return null;
        }

        Note(new(known.Version, known.Digest, known.Replaced));
        _host.Tell($"caught up with the configuration that {node} runs by{(_host.Keep(known.Text) is { } unkept ? $", but it is not in this node's file: {unkept}" : "")}");
        return null;
    }

    private void Note(AppliedDocument applied)
    {
        Applied = applied;
        _file.Write(applied);
    }
}
