using Akka.Event;

namespace Tandem.Actors.Links;

/// <summary>Messages of the actor that watches interfaces.</summary>
internal static class LinkProtocol
{
    /// <summary>Somebody reads from now on who knows nothing yet: watch afresh, which begins with how everything stands.</summary>
    public sealed record Repeat : IDeadLetterSuppression;
}
