using System.Collections.Concurrent;
using System.Globalization;
using Tandem.Network.Checks;

namespace Tandem.Network.Linux.Checks;

/// <summary>Looks for processes in /proc. One that was found by name is looked at first the next time.</summary>
internal sealed class ProcessTable
{
    /// <summary>The kernel cuts names to this.</summary>
    private const int LongestName = 15;

    private readonly ConcurrentDictionary<string, int> _found = new(StringComparer.Ordinal);

    public ProbeResult Look(CheckTarget.Process target) => target.PidFile is { } file ? LookAt(file) : LookFor(target.Name ?? "");

    private static ProbeResult LookAt(string file)
    {
        string text;
        try
        {
            text = File.ReadAllText(file).Trim();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new ProbeResult.Failed($"{file} cannot be read");
        }

        // Some write more than the number, on lines below it.
        var first = text.Split('\n')[0].Trim();
        if (!int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id < 1)
        {
            return new ProbeResult.Failed($"{file} holds no process number");
        }

        return StateOf(id) is { IsAlive: true } ? new ProbeResult.Passed($"process {id} lives") : new ProbeResult.Failed($"process {id} of {file} does not live");
    }

    private ProbeResult LookFor(string name)
    {
        var wanted = name.Length > LongestName ? name[..LongestName] : name;
        if (_found.TryGetValue(name, out var known) && StateOf(known) is { IsAlive: true } state && state.Name == wanted)
        {
            return new ProbeResult.Passed($"process {known} lives");
        }

        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && StateOf(id) is { IsAlive: true } other && other.Name == wanted)
            {
                _found[name] = id;
                return new ProbeResult.Passed($"process {id} lives");
            }
        }

        return new ProbeResult.Failed($"no process of the name {name} lives");
    }

    /// <summary>From /proc/ID/stat: number (name) state ...; the name may hold anything.</summary>
    private static (string Name, bool IsAlive)? StateOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat");
            var (open, close) = (stat.IndexOf('(', StringComparison.Ordinal), stat.LastIndexOf(')'));
            return (stat[(open + 1)..close], stat[close + 2] is not ('Z' or 'X'));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
