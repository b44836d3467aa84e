using System.Reflection;
using System.Xml.Linq;

namespace Tandem.Architecture.Tests;

/// <summary>A project under src, as its project file declares it.</summary>
internal sealed record SourceProject(string Name, string Folder, XDocument File)
{
    internal string AssemblyName => File.Descendants("AssemblyName").FirstOrDefault()?.Value ?? Name;

    internal IEnumerable<string> References =>
        Includes("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    /// <summary>Packages that end up in the product; analyzers do not.</summary>
    internal IEnumerable<string> Packages => File.Descendants("PackageReference")
        .Where(item => (string?)item.Attribute("PrivateAssets") != "all")
        .Select(item => (string?)item.Attribute("Include") ?? "");

    internal string AssemblyPath => Path.Combine(AppContext.BaseDirectory, AssemblyName + ".dll");

    /// <summary>False when these tests do not reference the project, directly or not; a test of its own says so.</summary>
    internal bool IsBuilt => System.IO.File.Exists(AssemblyPath);

    internal Assembly Load() => Assembly.LoadFrom(AssemblyPath);

    internal IEnumerable<string> SourceFiles => Repository.CSharpFiles(Folder);

    public override string ToString() => Name;

    private IEnumerable<string> Includes(string item) => File.Descendants(item).Select(node => (string?)node.Attribute("Include") ?? "");
}
