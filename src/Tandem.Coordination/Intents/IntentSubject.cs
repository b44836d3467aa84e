using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Intents;

/// <summary>What an intent is about: a node, drained or not, or a router, moved or not. Of each the latest intent counts.</summary>
/// <param name="Node">The node; null for a router.</param>
/// <param name="Router">The router; null for a node.</param>
internal readonly record struct IntentSubject(string? Node, VirtualRouterKey? Router)
{
    public static IntentSubject Of(Intent intent) => intent.Kind is IntentKind.Drain or IntentKind.Undrain
        ? new(intent.Node, null)
        : new(null, intent.Router);
}
