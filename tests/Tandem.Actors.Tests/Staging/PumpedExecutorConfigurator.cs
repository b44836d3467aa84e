using Akka.Configuration;
using Akka.Dispatch;

namespace Tandem.Actors.Tests.Staging;

/// <summary>Named in the stage's configuration as the on-time dispatcher's executor.</summary>
public sealed class PumpedExecutorConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : ExecutorServiceConfigurator(config, prerequisites)
{
    /// <inheritdoc/>
    public override ExecutorService Produce(string id) => new PumpedExecutor(id, Prerequisites.Settings.Setup.Get<PumpSetup>().Value.Pump);

    private sealed class PumpedExecutor(string id, Pump pump) : ExecutorService(id)
    {
        public override void Execute(IRunnable run) => pump.Execute(run);

        public override void Shutdown()
        {
        }
    }
}
