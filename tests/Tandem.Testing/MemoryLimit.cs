namespace Tandem.Testing;

/// <summary>A control group, of either version, in which a process has only so much memory; the kernel kills it when it wants more.</summary>
public sealed class MemoryLimit : IDisposable
{
    private const string Version1 = "/sys/fs/cgroup/memory";
    private const string Version2 = "/sys/fs/cgroup";
    private readonly string _folder;

    private MemoryLimit(string folder) => _folder = folder;

    /// <summary>Whether one can be made here.</summary>
    public static bool IsPossible
    {
        get
        {
            try
            {
                Make(1 << 20).Dispose();
                return true;
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>How many processes the kernel has killed for it.</summary>
    public int Kills => File.ReadLines(Path.Combine(_folder, IsVersion1 ? "memory.oom_control" : "memory.events"))
        .Where(line => line.StartsWith("oom_kill ", StringComparison.Ordinal)).Select(line => int.Parse(line.Split(' ')[1])).Single();

    /// <summary>How often somebody in it wanted more than there was, and the kernel had to find some.</summary>
    public long Shortages => IsVersion1
        ? long.Parse(File.ReadAllText(Path.Combine(_folder, "memory.failcnt")))
        : File.ReadLines(Path.Combine(_folder, "memory.events")).Where(line => line.StartsWith("max ", StringComparison.Ordinal)).Select(line => long.Parse(line.Split(' ')[1])).Single();

    /// <summary>
    /// What comes before a program's name so that it, and all it starts, is in the group from its beginning. Where namespaces are
    /// entered by name, the group's file is only seen from outside.
    /// </summary>
    public string[] Inside =>
    [
        "sh", "-c",
        $"echo $$ | nsenter --mount=/proc/{Environment.ProcessId}/ns/mnt tee {Path.Combine(_folder, "cgroup.procs")} >/dev/null && exec \"$0\" \"$@\"",
    ];

    private static bool IsVersion1 => Directory.Exists(Version1);

    /// <summary>Makes a group for so many bytes.</summary>
    public static MemoryLimit Make(long bytes)
    {
        var limit = new MemoryLimit(Path.Combine(IsVersion1 ? Version1 : Version2, $"tandem-{Guid.NewGuid():n}"));
        Directory.CreateDirectory(limit._folder);
        try
        {
            File.WriteAllText(Path.Combine(limit._folder, IsVersion1 ? "memory.limit_in_bytes" : "memory.max"), bytes.ToString());
            return limit;
        }
        catch
        {
            limit.Dispose();
            throw;
        }
    }

    /// <summary>Puts a process in; what it has already stays where it was.</summary>
    public void Take(int process) => File.WriteAllText(Path.Combine(_folder, "cgroup.procs"), process.ToString());

    /// <summary>Removes the group; it has to be empty, or to be left by processes that are ending.</summary>
    public void Dispose() => SpinWait.SpinUntil(TryDelete, TimeSpan.FromSeconds(5));

    private bool TryDelete()
    {
        try
        {
            Directory.Delete(_folder);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
