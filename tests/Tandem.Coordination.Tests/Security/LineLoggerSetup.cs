using Akka.Actor.Setup;

namespace Tandem.Coordination.Tests.Security;

/// <summary>Hands a test's log to <see cref="LineLogger"/>.</summary>
/// <param name="take">Takes a line.</param>
internal sealed class LineLoggerSetup(Action<string> take) : Setup
{
    public Action<string> Take { get; } = take;
}
