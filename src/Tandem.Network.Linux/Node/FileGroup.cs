using System.Globalization;
using System.Runtime.InteropServices;

namespace Tandem.Network.Linux.Node;

/// <summary>Gives a file to a group of this host.</summary>
public static class FileGroup
{
    /// <summary>To chown: leave the owner as it is.</summary>
    private const uint SameOwner = uint.MaxValue;

    /// <summary>False: this host has no such group, or the kernel refuses; the second is said.</summary>
    public static bool TryGive(string path, string group, Action<string> warn) => TryGive(path, group, "/etc/group", warn);

    internal static bool TryGive(string path, string group, string groups, Action<string> warn)
    {
        if (!TryFind(group, groups, out var id))
        {
            return false;
        }

        if (LibC.chown(path, SameOwner, id) == 0)
        {
            return true;
        }

        warn(new Refusal($"giving {path} to the group {group}", Marshal.GetLastPInvokeError(), "allow CAP_CHOWN, or run the node in that group; until then only root can use it").ToString());
        return false;
    }

    /// <summary>The host's own file only: a directory service may not answer, and this is no moment to wait for one.</summary>
    private static bool TryFind(string group, string groups, out uint id)
    {
        id = 0;
        try
        {
            foreach (var line in File.ReadLines(groups))
            {
                if (line.Split(':') is [var name, _, var number, ..] && name == group)
                {
                    return uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out id);
                }
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        return false;
    }
}
