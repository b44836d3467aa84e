using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Changes;

/// <summary>The way to the members in whichever life the cluster's system is; without one, nobody is reached.</summary>
internal sealed class ChangeWay
{
    private volatile Ends? _ends;

    /// <param name="send">Sends one message to a node.</param>
    /// <param name="members">Who is reached, and who is configured and is not.</param>
    public object Open(Action<string, INodeMessage> send, Func<(IReadOnlyList<string> Reached, IReadOnlyList<string> Away)> members) => _ends = new(send, members);

    /// <param name="opened">What <see cref="Open"/> gave; a later one stays.</param>
    public void Close(object opened)
    {
        if (ReferenceEquals(_ends, opened))
        {
            _ends = null;
        }
    }

    public (IReadOnlyList<string> Reached, IReadOnlyList<string> Away) Members() => _ends?.Members() ?? ([], []);

    public void Send(IEnumerable<string> nodes, INodeMessage message)
    {
        var ends = _ends;
        foreach (var node in nodes)
        {
            ends?.Send(node, message);
        }
    }

    private sealed record Ends(Action<string, INodeMessage> Send, Func<(IReadOnlyList<string> Reached, IReadOnlyList<string> Away)> Members);
}
