using System.Globalization;

namespace Tandem.Network.Linux.Checks;

/// <summary>A script and all that it started, as far as that has not left its process group.</summary>
/// <param name="leader">The script's process number, which is the group's.</param>
internal sealed class ScriptGroup(int leader)
{
    private const int GroupField = 2;

    /// <summary>To all of them.</summary>
    public void Signal(int signal) => _ = LibC.kill(-leader, signal);

    /// <summary>Whether one of them has waited that long for a processor: it could have run, and was not let.</summary>
    public bool WaitedForProcessor(TimeSpan atLeast)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (char.IsAsciiDigit(Path.GetFileName(folder.AsSpan())[0]) && WaitedFor(folder) >= atLeast)
            {
                return true;
            }
        }

        return false;
    }

    private TimeSpan WaitedFor(string folder)
    {
        try
        {
            // number (name) state parent group ...; the name may hold anything. schedstat: time run, time waited, in nanoseconds.
            var stat = File.ReadAllText(folder + "/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            if (int.Parse(fields[GroupField], CultureInfo.InvariantCulture) != leader)
            {
                return TimeSpan.Zero;
            }

            return TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(folder + "/schedstat").Split(' ')[1], CultureInfo.InvariantCulture) / 1000);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return TimeSpan.Zero;
        }
    }
}
