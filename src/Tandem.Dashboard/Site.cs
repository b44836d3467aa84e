using System.Collections.Frozen;
using System.Reflection;

namespace Tandem.Dashboard;

/// <summary>The files of the dashboard by their paths, such as index.html. Nothing else can be asked for, whatever the path says.</summary>
public sealed class Site
{
    private readonly FrozenDictionary<string, SiteFile> _files;

    /// <summary>A site of these files.</summary>
    /// <param name="files">Each with what opens it; one that ends in .gz is the compressed form of another.</param>
    public Site(IReadOnlyDictionary<string, Func<Stream>> files) => _files = files
        .Where(file => !file.Key.EndsWith(SiteFile.Compressed, StringComparison.Ordinal))
        .ToFrozenDictionary(file => file.Key, file => new SiteFile(file.Key, file.Value, files.GetValueOrDefault(file.Key + SiteFile.Compressed)), StringComparer.Ordinal);

    /// <summary>What was built into this assembly; empty when it was built without npm.</summary>
    public static Site Embedded { get; } = Of(typeof(Site).Assembly);

    /// <summary>There is no page.</summary>
    public bool IsEmpty => _files.Count == 0;

    /// <summary>Null: there is none.</summary>
    public SiteFile? Find(string path) => _files.GetValueOrDefault(path);

    private static Site Of(Assembly assembly) => new(assembly.GetManifestResourceNames().ToDictionary(
        name => name, name => (Func<Stream>)(() => assembly.GetManifestResourceStream(name)!), StringComparer.Ordinal));
}
