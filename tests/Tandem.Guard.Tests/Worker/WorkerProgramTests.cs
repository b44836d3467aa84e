using Tandem.Guard.Worker;

namespace Tandem.Guard.Tests.Worker;

/// <summary>With what a worker is started; no other test of this assembly reads these variables.</summary>
public sealed class WorkerProgramTests : IDisposable
{
    private const string Heaps = "MALLOC_ARENA_MAX";

    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-guard-").FullName;
    private readonly string? _before = Environment.GetEnvironmentVariable(Heaps);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Heaps, _before);
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(null, "2")]
    [InlineData("5", "5")]
    public void The_guard_s_settings_hold_unless_the_operator_has_his_own(string? operators, string expected)
    {
        Environment.SetEnvironmentVariable(Heaps, operators);
        using var files = GuardFiles.Open(_folder);

        var start = new WorkerProgram(GuardArguments.TryParse(["--worker", "/opt/tandem-node", "--node", "a"])!).StartInfo(files);

        Assert.Equal(expected, start.Environment[Heaps]);
        Assert.Equal(["--node", "a"], start.ArgumentList);
    }
}
