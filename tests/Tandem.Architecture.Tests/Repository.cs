using System.Reflection;
using System.Xml.Linq;
using Tandem.Testing;

namespace Tandem.Architecture.Tests;

/// <summary>The checkout as the rules see it: projects, source files, types.</summary>
internal static class Repository
{
    /// <summary>Folders that git does not keep.</summary>
    private static readonly HashSet<string> Skipped = [".git", ".vs", ".idea", "artifacts", "bin", "obj", "node_modules", "BenchmarkDotNet.Artifacts"];

    internal static IReadOnlyList<SourceProject> Projects { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src"), "*.csproj", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new SourceProject(Path.GetFileNameWithoutExtension(file), Path.GetDirectoryName(file)!, XDocument.Load(file))),
    ];

    internal static IEnumerable<SourceProject> BuiltProjects => Projects.Where(project => project.IsBuilt);

    /// <summary>Every type we wrote, without those the compiler made.</summary>
    internal static IReadOnlyList<Type> Types { get; } =
    [
        .. BuiltProjects.Select(project => project.Load()).SelectMany(assembly => assembly.GetTypes()).Where(IsWritten),
    ];

    internal static IEnumerable<string> Files(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            yield return file;
        }

        foreach (var child in Directory.EnumerateDirectories(folder).Where(child => !Skipped.Contains(Path.GetFileName(child))))
        {
            foreach (var file in Files(child))
            {
                yield return file;
            }
        }
    }

    internal static IEnumerable<string> CSharpFiles(string folder) =>
        Files(Path.Combine(RepositoryRoot.Path, folder)).Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>The path as a reader of the repository would give it.</summary>
    internal static string Shown(string file) => Path.GetRelativePath(RepositoryRoot.Path, file);

    private static bool IsWritten(Type type) =>
        !type.Name.Contains('<', StringComparison.Ordinal)
        && type.Namespace?.StartsWith("Tandem", StringComparison.Ordinal) == true
        && type.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null;
}
