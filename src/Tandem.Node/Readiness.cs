using Tandem.Actors.Node;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Node;

/// <summary>
/// Tells once when every router has been attached, or cannot be for now. An interface that is missing does not keep a node from being
/// ready for the others.
/// </summary>
internal sealed class Readiness(ISegmentPortFactory inner, NodePlan plan, Action<int> ready) : ISegmentPortFactory
{
    private readonly Lock _lock = new();
    private readonly HashSet<VirtualRouterKey> _waiting = [.. Keys(plan)];
    private int _attached;
    private bool _told;

    /// <inheritdoc/>
    public ISegmentPort Open(SegmentPortOptions options, Action<LinkEvent> sink)
    {
        try
        {
            return inner.Open(options, linkEvent =>
            {
                sink(linkEvent);
                Note(options.Segment, linkEvent);
            });
        }
        catch (InterfaceRefusedException)
        {
            Answer(key => key.Segment == options.Segment, attached: 0);
            throw;
        }
    }

    /// <summary>Nothing configured is nothing to wait for.</summary>
    public void Begin() => Answer(_ => false, attached: 0);

    private static IEnumerable<VirtualRouterKey> Keys(NodePlan plan) =>
        plan.Segments.SelectMany(segment => segment.Routers).Select(router => router.Attachment.Key);

    private void Note(string segment, LinkEvent linkEvent)
    {
        switch (linkEvent)
        {
            case LinkEvent.Attached(var key):
                Answer(waiting => waiting == key, attached: 1);
                break;
            case LinkEvent.AttachRefused(var key, _):
                Answer(waiting => waiting == key, attached: 0);
                break;
            case LinkEvent.Failed:
                Answer(waiting => waiting.Segment == segment, attached: 0);
                break;
        }
    }

    private void Answer(Predicate<VirtualRouterKey> answered, int attached)
    {
        lock (_lock)
        {
            if (_told)
            {
                return;
            }

            _attached += _waiting.RemoveWhere(answered) > 0 ? attached : 0;
            if (_waiting.Count == 0)
            {
                _told = true;
                ready(_attached);
            }
        }
    }
}
