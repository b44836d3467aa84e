namespace Tandem.Node.Tests.Harness;

/// <summary>Tests that run while no other does: they measure milliseconds, or hold a processor on purpose.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    internal const string Name = "alone";
}
