using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace Tandem.Coordination.Tests.Security;

/// <summary>A log that heeds the system's filter, as every logger must.</summary>
internal sealed class LineLogger : ReceiveActor, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
{
    public LineLogger()
    {
        var take = Context.System.Settings.Setup.Get<LineLoggerSetup>().Value.Take;
        var filter = Context.System.Settings.LogFilter;
        Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
        Receive<LogEvent>(logged =>
        {
            if (filter.ShouldTryKeepMessage(logged, out var line) && logged.LogLevel() >= Akka.Event.LogLevel.WarningLevel)
            {
                take($"{logged.LogLevel()} {logged.LogSource}: {line}");
            }
        });
    }
}
