using Tandem.Testing;

namespace Tandem.Node.Tests.Harness;

/// <summary>One run of the worker to its end.</summary>
internal sealed record Invocation(int Code, string Output, string Error)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    internal static Invocation Run(params string[] arguments) => End(new RunningProgram(Binary.Path, arguments));

    /// <summary>Inside a namespace, by way of another program: <paramref name="before"/> ends where the worker's own path follows.</summary>
    internal static Invocation RunIn(NetworkNamespace network, string[] before, params string[] arguments) =>
        End(network.Start("env", [.. before, Binary.Path, .. arguments]));

    private static Invocation End(RunningProgram program)
    {
        using (program)
        {
            var code = program.WaitForExit(Limit);
            return new Invocation(code, program.Output, program.Error);
        }
    }
}
