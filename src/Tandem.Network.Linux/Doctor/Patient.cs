using System.Globalization;

namespace Tandem.Network.Linux.Doctor;

/// <summary>The machine that is examined, as files: what cannot be read is not there.</summary>
/// <param name="root">Where its file system is mounted.</param>
public sealed class Patient(string root)
{
    /// <summary>The one that this process runs on.</summary>
    public static readonly Patient ThisMachine = new("/");

    /// <summary>Without the line's end.</summary>
    public string? Read(string path)
    {
        try
        {
            return File.ReadAllText(At(path)).TrimEnd('\n', '\0');
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether there is such a file or directory.</summary>
    public bool Has(string path) => File.Exists(At(path)) || Directory.Exists(At(path));

    /// <summary>Names in a directory.</summary>
    public IReadOnlyList<string> List(string path)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(At(path)).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Whether a value there can be changed by whoever asks; writes what it holds.</summary>
    public bool CanWrite(string path)
    {
        try
        {
            File.WriteAllText(At(path), File.ReadAllText(At(path)));
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Numbers of the processes of a name, as the kernel cuts it.</summary>
    public IReadOnlyList<int> Processes(string name) =>
    [
        .. from entry in List("proc")
           let id = int.TryParse(entry, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0
           where id > 0 && Read($"proc/{entry}/comm") == name
           select id,
    ];

    private string At(string path) => Path.Combine(root, path);
}
