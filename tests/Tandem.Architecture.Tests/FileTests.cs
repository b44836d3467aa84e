using System.Text.RegularExpressions;
using Tandem.Testing;

namespace Tandem.Architecture.Tests;

/// <summary>Small files in the folder their name promises.</summary>
public sealed partial class FileTests
{
    private const int Ceiling = 300;
    private const int ProgramCeiling = 60;
    private const int MedianCeiling = 60;
    private const int NinetiethPercentileCeiling = 160;

    /// <summary>Below this many files a distribution says nothing.</summary>
    private const int EnoughFiles = 20;

    private static readonly HashSet<string> WithoutNamespace = ["Program.cs", "AssemblyInfo.cs", "GlobalUsings.cs", "StartupHook.cs"];

    private static IEnumerable<string> AllFiles => Repository.CSharpFiles("src").Concat(Repository.CSharpFiles("tests"));

    [Fact]
    public void No_file_is_longer_than_300_lines() => Findings.AssertNone(
        $"longer than {Ceiling} lines; split by duty:",
        from file in AllFiles let lines = Lines(file) where lines > Ceiling select $"{Repository.Shown(file)}: {lines}");

    [Fact]
    public void Program_composes_in_60_lines() => Findings.AssertNone(
        $"Program.cs longer than {ProgramCeiling} lines; it only composes:",
        from file in Repository.CSharpFiles("src")
        where Path.GetFileName(file) == "Program.cs" && Lines(file) > ProgramCeiling
        select $"{Repository.Shown(file)}: {Lines(file)}");

    [Fact]
    public void Most_files_are_small()
    {
        var lengths = Repository.CSharpFiles("src").Select(Lines).Order().ToList();
        if (lengths.Count < EnoughFiles)
        {
            return;
        }

        Assert.InRange(lengths[lengths.Count / 2], 1, MedianCeiling);
        Assert.InRange(lengths[lengths.Count * 9 / 10], 1, NinetiethPercentileCeiling);
    }

    [Fact]
    public void The_namespace_is_the_folder() => Findings.AssertNone(
        "the file-scoped namespace must be the project's name and the folders below it:",
        from file in AllFiles
        where !WithoutNamespace.Contains(Path.GetFileName(file))
        let declared = NamespaceLine().Match(File.ReadAllText(file)).Groups["name"].Value
        let folder = FolderName(file)
        where declared != folder
        select $"{Repository.Shown(file)}: '{declared}', should be '{folder}'");

    private static int Lines(string file) => File.ReadLines(file).Count();

    /// <summary>src/Tandem.Vrrp/Wire/X.cs gives Tandem.Vrrp.Wire.</summary>
    private static string FolderName(string file) =>
        string.Join('.', Path.GetRelativePath(RepositoryRoot.Path, Path.GetDirectoryName(file)!).Split('/').Skip(1));

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex NamespaceLine();
}
