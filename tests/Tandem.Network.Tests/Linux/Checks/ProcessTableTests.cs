using System.Globalization;
using Tandem.Network.Checks;
using Tandem.Testing;

namespace Tandem.Network.Tests.Linux.Checks;

/// <summary>Real processes.</summary>
public sealed class ProcessTableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-process-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_process_is_found_by_name_and_missed_when_it_has_ended()
    {
        // A name of its own, longer than the kernel keeps.
        var program = Path.Combine(_folder, "tandem-check-sleeper");
        File.Copy(ExternalPrograms.Require("sleep"), program);
        var target = new CheckTarget.Process("tandem-check-sleeper", null);
        using (var sleeping = new RunningProgram(program, ["60"]))
        {
            Assert.Equal(new ProbeResult.Passed($"process {sleeping.Id} lives"), await Probing.Run(target));
        }

        Assert.Equal(new ProbeResult.Failed("no process of the name tandem-check-sleeper lives"), await Probing.Run(target));
    }

    [Theory]
    [InlineData("{0}\n", true)]
    [InlineData("{0}\n/var/lib/thing\n", true)]
    [InlineData("", false)]
    [InlineData("abc", false)]
    [InlineData("-1", false)]
    [InlineData("4194305", false)]
    public async Task A_process_is_found_by_the_file_with_its_number(string content, bool passes)
    {
        var file = Path.Combine(_folder, "a.pid");
        await File.WriteAllTextAsync(file, string.Format(CultureInfo.InvariantCulture, content, Environment.ProcessId));

        Assert.Equal(passes, await Probing.Run(new CheckTarget.Process(null, file)) is ProbeResult.Passed);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_a_failure() => Assert.Equal(
        new ProbeResult.Failed($"{_folder}/b.pid cannot be read"), await Probing.Run(new CheckTarget.Process(null, $"{_folder}/b.pid")));
}
