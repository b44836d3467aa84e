using Akka.Event;

namespace Tandem.Actors.Routers;

/// <summary>Messages of the virtual routers' actors.</summary>
internal static class RouterProtocol
{
    /// <summary>Leave the protocol, let go of everything, and end for good.</summary>
    public sealed record Release : IDeadLetterSuppression;
}
