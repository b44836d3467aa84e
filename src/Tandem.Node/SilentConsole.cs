using Akka.Event;

namespace Tandem.Node;

/// <summary>
/// Akka's own way to the console, closed: while a system ends it writes there whatever the log's level lets pass, and what reads our lines, as
/// JSON perhaps, cannot read those.
/// </summary>
internal sealed class SilentConsole : MinimalLogger
{
    protected override void Log(object message)
    {
        // What matters has gone to the log itself.
    }
}
