using System.Security.Cryptography;

namespace Tandem.Dashboard;

/// <summary>One file. It is read where it lies in the assembly: nothing of it is held in memory.</summary>
public sealed class SiteFile
{
    internal const string Compressed = ".gz";

    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
    };

    private readonly Func<Stream> _open;
    private readonly Func<Stream>? _openCompressed;
    private readonly Lazy<string> _tag;

    internal SiteFile(string path, Func<Stream> open, Func<Stream>? openCompressed)
    {
        (_open, _openCompressed) = (open, openCompressed);
        _tag = new(Hash);
        MediaType = MediaTypes.GetValueOrDefault(Path.GetExtension(path), "application/octet-stream");
        HasNameOfContent = NameOfContent(Path.GetFileNameWithoutExtension(path));
    }

    /// <summary>For the header Content-Type.</summary>
    public string MediaType { get; }

    /// <summary>Its name has a hash of its content: what has this name never changes.</summary>
    public bool HasNameOfContent { get; }

    /// <summary>There is a form compressed by gzip.</summary>
    public bool IsCompressed => _openCompressed is not null;

    /// <summary>The entity tag, quoted, of one of the forms.</summary>
    public string TagOf(bool compressed) => $"\"{_tag.Value}{(compressed ? "-gz" : "")}\"";

    /// <summary>Opens one of the forms.</summary>
    public Stream Open(bool compressed) => compressed && _openCompressed is { } open ? open() : _open();

    /// <summary>As Vite names them: name, a hyphen, eight signs.</summary>
    private static bool NameOfContent(string name) => name.Length > 9 && name[^9] == '-';

    private string Hash()
    {
        using var content = _open();
        return Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12));
    }
}
