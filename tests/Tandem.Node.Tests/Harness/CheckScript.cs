using System.Globalization;
using Tandem.Testing;

namespace Tandem.Node.Tests.Harness;

/// <summary>A check's script that does what a test wants of it, and writes down who ran it. Anybody may run it.</summary>
internal sealed class CheckScript : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-check-").FullName;

    internal CheckScript()
    {
        File.WriteAllText(_folder + "/run", $"echo $$ $(id -un) $(grep CapEff /proc/self/status | cut -f 2) >> {_folder}/runs\n. {_folder}/body\n");
        Does("exit 0");
        Command.Run(Until.Long, "chmod", "-R", "777", _folder);
    }

    /// <summary>For a check's <c>command</c>.</summary>
    internal string Words => $"\"/bin/sh\", \"{_folder}/run\"";

    internal string Left => _folder + "/left";

    /// <summary>Process number, user and capabilities of each run.</summary>
    internal IReadOnlyList<(int Id, string User, string Capabilities)> Runs => !File.Exists(_folder + "/runs")
        ? []
        : [.. File.ReadAllText(_folder + "/runs").Split('\n')[..^1].Select(line => line.Split(' ')).Select(words => (int.Parse(words[0], CultureInfo.InvariantCulture), words[1], words[2]))];

    /// <summary>From the next run on; <c>$LEFT</c> is a file for numbers of processes.</summary>
    internal void Does(string text)
    {
        File.WriteAllText(_folder + "/next", $"LEFT={Left}\n{text}\n");
        File.SetUnixFileMode(_folder + "/next", (UnixFileMode)0x1FF);
        File.Move(_folder + "/next", _folder + "/body", overwrite: true);
    }

    /// <summary>Neither living nor a zombie; the guard's own children, and those whom their parent has left.</summary>
    internal static Task Gone(IEnumerable<int> ids) =>
        Until.True("no process is left", () => ids.All(id => !Directory.Exists($"/proc/{id}")), Until.Long, () => string.Join(' ', ids.Where(id => Directory.Exists($"/proc/{id}"))));

    internal static int ParentOf(int id) => int.Parse(File.ReadAllText($"/proc/{id}/stat").Split(") ")[1].Split(' ')[1], CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
