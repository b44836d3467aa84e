namespace Tandem.Network.Linux.Node;

/// <summary>The directory for what must survive a crash but not a reboot: the originals of sysctls, and what was learnt.</summary>
public sealed class RunDirectory
{
    private RunDirectory(string path) => Path = path;

    /// <summary>Where it is; there may be nothing when it could not be made.</summary>
    public string Path { get; }

    /// <summary>Makes the directory: the supervisor's (<c>$RUNTIME_DIRECTORY</c>) if it has given one, else the configured one.</summary>
    /// <param name="configured">Used without a supervisor.</param>
    /// <param name="warn">Receives one line when it cannot be written; everything works without, until a crash.</param>
    public static RunDirectory Open(string configured, Action<string> warn) =>
        Open(configured, Environment.GetEnvironmentVariable("RUNTIME_DIRECTORY"), warn);

    internal static RunDirectory Open(string configured, string? given, Action<string> warn)
    {
        // systemd separates several directories by colons.
        var path = string.IsNullOrEmpty(given) ? configured : given.Split(':')[0];
        try
        {
            Directory.CreateDirectory(path);
            var probe = System.IO.Path.Combine(path, ".writable");
            // One byte: a full disk still takes an empty file.
            File.WriteAllText(probe, " ");
            File.Delete(probe);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            warn($"run directory {path} cannot be written ({refused.Message}): after a crash the original sysctls are not put back; "
                + "give it one (systemd: RuntimeDirectory=tandem; compose: tmpfs: [/run/tandem])");
        }

        return new RunDirectory(path);
    }

    /// <summary>The path of a file in it.</summary>
    public string FileOf(string name) => System.IO.Path.Combine(Path, name);
}
