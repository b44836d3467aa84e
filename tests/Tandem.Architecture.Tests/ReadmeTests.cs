using System.Reflection;
using System.Text.RegularExpressions;

namespace Tandem.Architecture.Tests;

/// <summary>Each project has a door, and the door names only what is behind it.</summary>
public sealed partial class ReadmeTests
{
    private const BindingFlags Everything =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Names a README may use: our types and members, what our code uses of others (and what it could but must not), our projects.</summary>
    private static readonly HashSet<string> Known =
    [
        .. Repository.Types.Select(type => SimpleName(type.Name)),
        .. Repository.Types.SelectMany(type => type.GetMembers(Everything)).Select(member => member.Name),
        .. Repository.BuiltProjects.SelectMany(project => ReferencedTypes.Of(project.AssemblyPath)).Select(type => SimpleName(type.Split('.')[^1])),
        .. Packages().SelectMany(package => package.GetExportedTypes()).SelectMany(type => type.GetMembers().Select(member => member.Name).Append(SimpleName(type.Name))),
        .. Repository.Types.SelectMany(type => type.Namespace!.Split('.')),
        .. Repository.Projects.SelectMany(project => project.Name.Split('.').Concat(project.Packages).Append(project.AssemblyName)),
    ];

    /// <summary>A project whose code is only its entry point has nothing to show yet.</summary>
    private static IEnumerable<SourceProject> WithContent =>
        Repository.Projects.Where(project => project.SourceFiles.Any(file => Path.GetFileName(file) != "Program.cs"));

    [Fact]
    public void Each_project_has_a_README_of_15_to_40_lines() => Findings.AssertNone(
        "what it is for, what it must never reference, the three types to read first, in 15 to 40 lines:",
        from project in WithContent
        let file = Path.Combine(project.Folder, "README.md")
        let lines = File.Exists(file) ? File.ReadLines(file).Count() : 0
        where lines is < 15 or > 40
        select $"{Repository.Shown(file)}: {lines} lines");

    [Fact]
    public void Each_type_that_a_README_names_exists() => Findings.AssertNone(
        "a README names what no assembly has:",
        from project in Repository.Projects
        let file = Path.Combine(project.Folder, "README.md")
        where File.Exists(file)
        from Match quoted in TypeLike().Matches(File.ReadAllText(file))
        let name = quoted.Groups["name"].Value
        where !name.Split('.').All(Known.Contains)
        select $"{Repository.Shown(file)}: {name}");

    /// <summary>The assemblies that our packages bring and our code refers to; the framework is not one of them.</summary>
    private static IEnumerable<Assembly> Packages() => Repository.BuiltProjects
        .SelectMany(project => project.Load().GetReferencedAssemblies())
        .Where(name => !name.Name!.StartsWith("System", StringComparison.Ordinal) && !name.Name.StartsWith("Tandem", StringComparison.Ordinal))
        .DistinctBy(name => name.Name)
        .Select(Assembly.Load);

    private static string SimpleName(string name) => name.Split('`')[0];

    /// <summary>A quoted word in Pascal case, with or without type arguments or a call's parentheses; file names excepted.</summary>
    [GeneratedRegex(@"`(?<name>(?:[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:\.[A-Z][A-Za-z0-9]*)*)(?:<[^`>]*>)?(?:\([^`]*\))?`")]
    private static partial Regex TypeLike();
}
