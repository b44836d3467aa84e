using System.Runtime.InteropServices;

namespace Tandem.Testing;

/// <summary>Where the programs and libraries of the kernel and interop tests are.</summary>
public static class ExternalPrograms
{
    /// <summary>Daemons are not on an ordinary user's PATH, and FRR's are on nobody's.</summary>
    private static readonly string[] Folders =
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries),
        "/usr/sbin", "/sbin", "/usr/bin", "/bin", "/usr/lib/frr",
    ];

    /// <summary>The absolute path of a program, or null when this machine does not have it.</summary>
    public static string? Find(string program) =>
        Path.IsPathRooted(program)
            ? (File.Exists(program) ? program : null)
            : Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>The absolute path of a program; throws when this machine does not have it.</summary>
    public static string Require(string program) =>
        Find(program) ?? throw new FileNotFoundException($"{program} is not installed (looked in {string.Join(", ", Folders)})");

    /// <summary>Whether a program, or a library such as <c>libnftables.so.1</c>, can be used.</summary>
    public static bool IsPresent(string name)
    {
        if (!name.Contains(".so", StringComparison.Ordinal))
        {
            return Find(name) is not null;
        }

        if (!NativeLibrary.TryLoad(name, out var handle))
        {
            return false;
        }

        NativeLibrary.Free(handle);
        return true;
    }
}
