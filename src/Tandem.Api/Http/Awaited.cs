namespace Tandem.Api.Http;

/// <summary>A sequence that is asked for its next member ahead of time, and ended whatever it is waiting for.</summary>
internal sealed class Awaited<T> : IAsyncDisposable
    where T : class
{
    private readonly IAsyncEnumerator<T> _members;
    private readonly CancellationTokenSource _over;
    private Task<bool> _next;

    /// <param name="members">The sequence; it begins at once.</param>
    /// <param name="over">Ends it.</param>
    public Awaited(IAsyncEnumerable<T> members, CancellationTokenSource over)
    {
        (_members, _over) = (members.GetAsyncEnumerator(over.Token), over);
        _next = _members.MoveNextAsync().AsTask();
    }

    /// <summary>The next one; null: there is no more.</summary>
    public async Task<T?> NextAsync()
    {
        if (!await _next.ConfigureAwait(false))
        {
            return null;
        }

        var member = _members.Current;
        _next = _members.MoveNextAsync().AsTask();
        return member;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync().ConfigureAwait(false);
        await ((Task)_next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _members.DisposeAsync().ConfigureAwait(false);
    }
}
