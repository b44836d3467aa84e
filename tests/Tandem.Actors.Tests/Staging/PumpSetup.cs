using Akka.Actor.Setup;

namespace Tandem.Actors.Tests.Staging;

/// <summary>Hands a test's pump to the executor that Akka makes.</summary>
public sealed class PumpSetup(Pump pump) : Setup
{
    /// <summary>The test's.</summary>
    public Pump Pump { get; } = pump;
}
