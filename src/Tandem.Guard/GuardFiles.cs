using System.Globalization;

namespace Tandem.Guard;

/// <summary>The board and the socket in the run directory, under names that no other guard has; gone with the guard.</summary>
internal sealed class GuardFiles : IDisposable
{
    private const string Prefix = "guard-";

    private GuardFiles(string prefix)
    {
        Board = prefix + ".board";
        Socket = prefix + ".socket";
    }

    public string Board { get; }

    public string Socket { get; }

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

        return new GuardFiles(Path.Combine(directory, Prefix + Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
    }

    public void Dispose()
    {
        File.Delete(Board);
        File.Delete(Socket);
    }
}
