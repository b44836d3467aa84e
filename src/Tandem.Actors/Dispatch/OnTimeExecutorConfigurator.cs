using Akka.Configuration;
using Akka.Dispatch;

namespace Tandem.Actors.Dispatch;

/// <summary>Made by Akka from the dispatcher's <c>executor</c> setting.</summary>
internal sealed class OnTimeExecutorConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : ExecutorServiceConfigurator(config, prerequisites)
{
    public override ExecutorService Produce(string id)
    {
        var setup = Prerequisites.Settings.Setup.Get<OnTimeThreadSetup>();
        return setup.HasValue ? new OnTimeExecutor(id, setup.Value) : new OnTimeExecutor(id, new OnTimeThreadSetup(OnTimeHooks.None));
    }
}
