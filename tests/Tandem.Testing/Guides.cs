namespace Tandem.Testing;

/// <summary>What people read first.</summary>
public static class Guides
{
    /// <summary>README and guides: file and text.</summary>
    public static IReadOnlyList<(string File, string Text)> All =>
    [
        .. from file in Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "docs", "guides"), "*.md").Append(Path.Combine(RepositoryRoot.Path, "docs", "metrics.md")).Append(Path.Combine(RepositoryRoot.Path, "README.md"))
           orderby file
           select (Path.GetRelativePath(RepositoryRoot.Path, file), File.ReadAllText(file)),
    ];
}
