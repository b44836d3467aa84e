using System.Globalization;
using System.Text;

namespace Tandem.Network.Linux.Sysctls;

/// <summary>
/// Sets sysctls of interfaces and puts the originals back at the end. They are in a file before the first write, so that a life that
/// was killed does not lose them: the next one finds them there and restores these, not what it met.
/// </summary>
internal sealed class SysctlKeeper : IDisposable
{
    private readonly string _file;
    private readonly Action<string> _warn;
    private readonly Dictionary<string, string> _originals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _warned = [];

    internal SysctlKeeper(string file, Action<string> warn)
    {
        _file = file;
        _warn = warn;
        foreach (var line in File.Exists(file) ? File.ReadAllLines(file) : [])
        {
            if (line.Split(' ') is [var path, var value])
            {
                _originals[path] = value;
            }
        }
    }

    /// <summary>Sets a sysctl of an interface that stays, and remembers what it was.</summary>
    internal void SetAndRemember(Sysctl sysctl, int wanted)
    {
        if (Read(sysctl.Path) is { } original && original != Text(wanted) && _originals.TryAdd(sysctl.Path, original))
        {
            KeepOriginals();
        }

        Set(sysctl, wanted, sysctl);
    }

    /// <summary>Sets a sysctl of an interface that we made and will delete.</summary>
    internal void Set(Sysctl sysctl, int wanted) => Set(sysctl, wanted, sysctl.Of("default"));

    /// <summary>Puts every original back.</summary>
    public void Dispose()
    {
        foreach (var (path, original) in _originals)
        {
            _ = TryWrite(path, original);
        }

        _originals.Clear();
        KeepOriginals();
    }

    private void Set(Sysctl sysctl, int wanted, Sysctl outside)
    {
        var text = Text(wanted);
        if (Read(sysctl.Path) is not { } before || before == text || TryWrite(sysctl.Path, text))
        {
            return;
        }

        // A container's /proc/sys cannot be written, but whoever started it may have set "all" to the same effect.
        var inForce = sysctl.TakesLarger && Read(sysctl.Of("all").Path) is { } all ? Math.Max(Number(before), Number(all)) : Number(before);
        if (inForce != wanted && _warned.Add(outside.ToString()))
        {
            var settable = sysctl.TakesLarger ? outside.Of("all") : outside;
            _warn($"{sysctl} is {before} and should be {text}, but cannot be written here; "
                + $"set {outside}={text} from outside (compose: sysctls: {{ {settable}: {text} }})");
        }
    }

    private void KeepOriginals()
    {
        try
        {
            if (_originals.Count == 0)
            {
                File.Delete(_file);
                return;
            }

            var next = _file + ".new";
            File.WriteAllLines(next, _originals.Select(pair => $"{pair.Key} {pair.Value}"));
            File.Move(next, _file, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The run directory's own check has said so already.
        }
    }

    private static int Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Without a reader and its buffers: thousands of macvlans are asked.</summary>
    private static string? Read(string path)
    {
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            Span<byte> text = stackalloc byte[64];
            return Encoding.ASCII.GetString(text[..RandomAccess.Read(handle, text, 0)]).Trim();
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The kernel tries for its lock without sleeping, so this must not be done at real-time priority.</summary>
    private static bool TryWrite(string path, string value) => RealTime.Patiently(() => TryWriteNow(path, value));

    private static bool TryWriteNow(string path, string value)
    {
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            RandomAccess.Write(handle, Encoding.ASCII.GetBytes(value), 0);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
