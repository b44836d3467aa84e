using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Changes;

/// <summary>One question to several nodes, and their answers. Complete when all have answered, or one has refused.</summary>
internal sealed class ChangeRound(Guid change, ChangeStage stage, IReadOnlyCollection<string> nodes)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _answers = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Takes an answer to this question in.</summary>
    public void Take(string node, ChangeAnswer answer)
    {
        lock (_lock)
        {
            if (answer.Change == change && answer.Stage == stage && nodes.Contains(node))
            {
                _answers[node] = answer.Refusal;
                if (_answers.Count == nodes.Count || (stage != ChangeStage.Confirmed && answer.Refusal.Length > 0))
                {
                    _complete.TrySetResult();
                }
            }
        }
    }

    /// <returns>Who refused or was silent, a line each.</returns>
    public async Task<IReadOnlyList<string>> WaitAsync(TimeSpan limit, TimeProvider time)
    {
        try
        {
            await _complete.Task.WaitAsync(nodes.Count == 0 ? TimeSpan.Zero : limit, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Who has not answered is named below.
        }

        lock (_lock)
        {
            var refused = _answers.Where(answer => answer.Value.Length > 0).Select(answer => $"{answer.Key}: {answer.Value}").Order(StringComparer.Ordinal).ToList();
            var isOver = refused.Count > 0 && stage != ChangeStage.Confirmed;
            return isOver ? refused : [.. refused, .. nodes.Where(node => !_answers.ContainsKey(node)).Order(StringComparer.Ordinal).Select(node => $"{node}: no answer within {limit.TotalSeconds:0} s")];
        }
    }
}
