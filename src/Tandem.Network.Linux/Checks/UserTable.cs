using System.Globalization;

namespace Tandem.Network.Linux.Checks;

/// <summary>The users of this machine, as /etc/passwd has them.</summary>
internal static class UserTable
{
    /// <summary>Who owns nothing.</summary>
    public const string Nobody = "nobody";

    private const string Table = "/etc/passwd";

    /// <summary>Whether this process may become any of them, where more than one exists.</summary>
    public static bool MayBeAnybody { get; } = Privileges.MayActAsOthers && HasOthers();

    /// <summary>Looks one up.</summary>
    public static (int Id, int Group)? Find(string name)
    {
        if (!File.Exists(Table))
        {
            return null;
        }

        foreach (var line in File.ReadLines(Table))
        {
            if (line.Split(':') is [var known, _, var id, var group, ..] && known == name
                && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var user)
                && int.TryParse(group, NumberStyles.None, CultureInfo.InvariantCulture, out var primary))
            {
                return (user, primary);
            }
        }

        return null;
    }

    /// <summary>A user namespace that an ordinary user made has one.</summary>
    private static bool HasOthers() => File.ReadLines("/proc/self/uid_map").Any(line => !line.TrimEnd().EndsWith(" 1", StringComparison.Ordinal));
}
