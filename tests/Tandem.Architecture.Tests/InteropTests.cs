using System.Text.RegularExpressions;
using Tandem.Testing;

namespace Tandem.Architecture.Tests;

/// <summary>Native calls live in one file a library, called after it: LibC.cs, LibNftables.cs, LibPcap.cs.</summary>
public sealed partial class InteropTests
{
    private static readonly HashSet<string> Homes = ["Tandem.Network.Linux", "Tandem.Network.Capture", "Tandem.Network.KernelTests", "Tandem.Testing"];

    [Fact]
    public void Native_calls_live_in_the_file_named_after_their_library() => Findings.AssertNone(
        "a native import outside the binding file of its library:",
        from file in Repository.CSharpFiles("src").Concat(Repository.CSharpFiles("tests"))
        let text = File.ReadAllText(file)
        from Match import in Import().Matches(text)
        let library = Library(import, text)
        where !IsAtHome(file, library)
        select $"{Repository.Shown(file)} imports {library}");

    private static bool IsAtHome(string file, string library) =>
        Homes.Contains(Path.GetRelativePath(RepositoryRoot.Path, file).Split('/')[1])
        && string.Equals(Path.GetFileName(file).Split('.')[0], "Lib" + Bare(library), StringComparison.OrdinalIgnoreCase);

    /// <summary>libpcap.so.0.8 and pcap are both pcap.</summary>
    private static string Bare(string library)
    {
        var name = library.Split('.')[0];
        return name.StartsWith("lib", StringComparison.Ordinal) ? name[3..] : name;
    }

    /// <summary>The library's name, also when the attribute names a constant of the same file.</summary>
    private static string Library(Match import, string text) =>
        import.Groups["literal"].Success
            ? import.Groups["literal"].Value
            : Regex.Match(text, $@"const string {import.Groups["constant"].Value} = ""([^""]+)""").Groups[1].Value;

    [GeneratedRegex(@"\b(?:Library|Dll)Import(?:Attribute)?\(\s*(?:""(?<literal>[^""]+)""|(?<constant>\w+))")]
    private static partial Regex Import();
}
