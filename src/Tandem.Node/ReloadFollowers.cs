using Tandem.Configuration.Model;

namespace Tandem.Node;

/// <summary>Who has to know that another document holds, beside the routers. Told on the thread of the reload.</summary>
/// <param name="Intents">Before the routers.</param>
/// <param name="Others">After them; with what held before.</param>
internal sealed record ReloadFollowers(Action Intents, Action<NodeConfiguration> Others);
