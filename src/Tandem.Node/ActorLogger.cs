using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;
using Microsoft.Extensions.Logging;
using AkkaLevel = Akka.Event.LogLevel;
using Level = Microsoft.Extensions.Logging.LogLevel;

namespace Tandem.Node;

/// <summary>Carries the actors' log events to the console with their template and named values, so that JSON lines have them as fields.</summary>
internal sealed class ActorLogger : ReceiveActor, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
{
    private readonly ILogger _log;
    private readonly bool _isDisposable = Context.System.Settings.HasCluster;
    private readonly LogFilterEvaluator _filter = Context.System.Settings.LogFilter;

    public ActorLogger()
    {
        var factory = Context.System.Settings.Setup.Get<ActorLoggerSetup>().Value.Factory;
        _log = factory.CreateLogger("Tandem.Actors");

        Receive<InitializeLogger>(Handle);
        Receive<LogEvent>(Handle);
    }

    /// <summary>
    /// Akka's own news of itself are no news to an operator, and of the cluster's system neither are its complaints: each lost connection
    /// makes a dozen, and the coordinator says what it means.
    /// </summary>
    private static Level LevelOf(LogEvent logged, bool isDisposable) => logged.LogLevel() switch
    {
        _ when isDisposable && logged.LogClass.FullName?.StartsWith("Tandem.", StringComparison.Ordinal) != true => Level.Debug,
        AkkaLevel.InfoLevel when logged.LogClass.FullName?.StartsWith("Tandem.", StringComparison.Ordinal) != true => Level.Debug,
        AkkaLevel.DebugLevel => Level.Debug,
        AkkaLevel.InfoLevel => Level.Information,
        AkkaLevel.WarningLevel => Level.Warning,
        _ => Level.Error,
    };

    private void Handle(InitializeLogger initialize) => Sender.Tell(new LoggerInitialized());

    private void Handle(LogEvent logged)
    {
        // There, failed handshakes become a refusal in one line, told by the filter itself.
        if (_isDisposable && !_filter.ShouldTryKeepMessage(logged, out _))
        {
            return;
        }

        var level = LevelOf(logged, _isDisposable);
        if (logged.Message is LogMessage message)
        {
#pragma warning disable CA2254 // The template is the actor's constant.
            _log.Log(level, logged.Cause, message.Format, [.. message.Parameters()]);
#pragma warning restore CA2254
        }
        else
        {
            _log.Log(level, logged.Cause, "{Message}", logged.Message);
        }
    }
}
