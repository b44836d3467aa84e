using System.Globalization;

namespace Tandem.Guard;

/// <summary>The board and the socket in the run directory, under names that no other guard has; gone with the guard.</summary>
internal sealed class GuardFiles : IDisposable
{
    internal const string Prefix = "guard-";
    internal const string BoardEnding = ".board";
    internal const string OutcomeEnding = ".outcome";

    private readonly string _directory;

    private GuardFiles(string directory, string prefix)
    {
        _directory = directory;
        Board = prefix + BoardEnding;
        Socket = prefix + ".socket";
        Outcome = prefix + OutcomeEnding;
    }

    public string Board { get; }

    public string Socket { get; }

    /// <summary>What came of the last attempt to have one worker follow another.</summary>
    public string Outcome { get; }

    /// <summary>Names for this process; what killed guards have left is deleted.</summary>
    public static GuardFiles Open(string directory)
    {
        foreach (var file in Directory.EnumerateFiles(directory, Prefix + "*"))
        {
            var owner = Path.GetFileNameWithoutExtension(file)[Prefix.Length..];
            if (int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out _) && !Directory.Exists($"/proc/{owner}"))
            {
                File.Delete(file);
            }
        }

        return new GuardFiles(directory, Path.Combine(directory, Prefix + Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Whether a worker would find the socket. Somebody may have cleared the directory away.</summary>
    public bool Stand => File.Exists(Socket);

    /// <summary>Makes the directory again.</summary>
    public void Restore() => Directory.CreateDirectory(_directory);

    public void Dispose()
    {
        if (Directory.Exists(_directory))
        {
            File.Delete(Board);
            File.Delete(Socket);
            File.Delete(Outcome);
        }
    }
}
