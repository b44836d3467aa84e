using System.Globalization;

namespace Tandem.Network.Linux.Checks;

/// <summary>The open files of this process.</summary>
internal static class Descriptors
{
    /// <summary>
    /// Sees to it that no program started from here inherits any. All of ours are made so, but those of libraries are not: the raw socket of a
    /// capture would be in the hands of a script.
    /// </summary>
    public static void KeepToOurselves()
    {
        foreach (var file in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
        {
            if (int.TryParse(Path.GetFileName(file.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 2)
            {
                _ = LibC.fcntl_setfd(number, LibC.F_SETFD, LibC.FD_CLOEXEC);
            }
        }
    }
}
