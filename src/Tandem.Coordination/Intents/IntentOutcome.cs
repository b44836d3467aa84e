using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Intents;

/// <summary>What became of a request.</summary>
public abstract record IntentOutcome
{
    private IntentOutcome()
    {
    }

    /// <summary>Nothing was done.</summary>
    /// <param name="Line">Why, and what is allowed.</param>
    public sealed record Refused(string Line) : IntentOutcome;

    /// <summary>It stands, here and on every node that is reached; the others hear of it later.</summary>
    /// <param name="Intent">As it is kept.</param>
    /// <param name="Routers">The routers that it is about and how they ended, by name.</param>
    /// <param name="Unreached">Nodes that have not heard of it yet.</param>
    public sealed record Given(Intent Intent, Items<RouterOutcome> Routers, Items<string> Unreached) : IntentOutcome;
}
