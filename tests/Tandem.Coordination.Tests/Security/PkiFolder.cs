namespace Tandem.Coordination.Tests.Security;

/// <summary>A folder of its own for a test.</summary>
internal sealed class PkiFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tandem-pki-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Text(string name) => System.IO.File.ReadAllText(File(name));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
