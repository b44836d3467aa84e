using Tandem.Node.Tests.Harness;

#pragma warning disable CA1050, MA0047 // The runtime looks for this name outside any namespace.
/// <summary>Run by the runtime in a worker that a test has given a fault or looks into, before the worker's own code.</summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        Fault.Await();
        JitLog.Await();
    }
}
