using System.Text.Json;
using Tandem.Node.Tests.Harness;

namespace Tandem.Node.Tests;

public sealed class RuntimeSettingsTests
{
    /// <summary>They come from the project file and are lost without a sound: the worker runs on, late or large (docs/adr).</summary>
    [Fact]
    public void The_worker_collects_garbage_in_one_piece_and_keeps_its_youngest_generation_small()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Binary.Path + ".runtimeconfig.json"));
        var runtime = settings.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");

        Assert.False(runtime.GetProperty("System.GC.Concurrent").GetBoolean());
        Assert.Equal(16 * 1024 * 1024, runtime.GetProperty("System.GC.Gen0MaxBudget").GetInt32());
    }

    [Fact]
    public void The_guard_keeps_its_youngest_generation_smaller_still()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Binary.Guard + ".runtimeconfig.json"));
        var runtime = settings.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");

        Assert.Equal(1024 * 1024, runtime.GetProperty("System.GC.Gen0MaxBudget").GetInt32());
    }
}
