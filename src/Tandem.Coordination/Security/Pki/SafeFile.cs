using Microsoft.Win32.SafeHandles;

namespace Tandem.Coordination.Security.Pki;

/// <summary>Replaces a file as a whole: whoever reads it, and whatever happens meanwhile, finds the old one or the new one.</summary>
internal static class SafeFile
{
    public const UnixFileMode Secret = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    public const UnixFileMode Public = Secret | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode OwnDirectory = Secret | UnixFileMode.UserExecute;

    /// <exception cref="PkiException">The file cannot be written.</exception>
    public static void Write(string path, string content, UnixFileMode mode, Action<SafeFileHandle>? prepare = null)
    {
        var unfinished = $"{path}.new";
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } directory)
            {
                Directory.CreateDirectory(directory, OwnDirectory);
            }

            File.Delete(unfinished);
            WriteThrough(unfinished, content, mode, prepare);
            File.Move(unfinished, path, overwrite: true);
            SyncName(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new PkiException($"{path} cannot be written: {refused.Message}");
        }
    }

    private static void WriteThrough(string path, string content, UnixFileMode mode, Action<SafeFileHandle>? prepare)
    {
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = mode });
        prepare?.Invoke(file.SafeFileHandle);
        using (var text = new StreamWriter(file, leaveOpen: true))
        {
            text.Write(content);
        }

        file.Flush(flushToDisk: true);
    }

    /// <summary>A directory cannot be opened for this, but what was renamed can: flushing it again takes its new name along to the disk.</summary>
    private static void SyncName(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }
}
