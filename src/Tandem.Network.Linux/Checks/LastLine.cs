using System.Text;

namespace Tandem.Network.Linux.Checks;

/// <summary>Reads what a program writes to its end, and keeps the last line of it, cut.</summary>
internal sealed class LastLine
{
    private const int Longest = 200;

    private readonly Lock _lock = new();
    private string _text = "";

    /// <summary>The last line that is not empty.</summary>
    public string Text
    {
        get
        {
            lock (_lock)
            {
                return _text;
            }
        }
    }

    /// <summary>Reads one stream to its end.</summary>
    public async Task ReadAsync(Stream stream)
    {
        var (bytes, line) = (new byte[4096], NewLine());
        try
        {
            while (await stream.ReadAsync(bytes).ConfigureAwait(false) is > 0 and var length)
            {
                Take(bytes.AsSpan(0, length), line);
            }
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The script is over, and what it started holds its output no longer for us.
        }

        Keep(line);
    }

    /// <summary>Room for the line that a stream is in.</summary>
    public static List<byte> NewLine() => new(Longest);

    /// <summary>Takes in what comes next on a stream.</summary>
    public void Take(ReadOnlySpan<byte> bytes, List<byte> line)
    {
        foreach (var one in bytes)
        {
            if (one == '\n')
            {
                Keep(line);
                line.Clear();
            }
            else if (line.Count < Longest)
            {
                line.Add(one);
            }
        }

        // What has no end yet is the last line all the same, for one that is ended before its time.
        Keep(line);
    }

    private void Keep(List<byte> line)
    {
        var text = new string([.. Encoding.UTF8.GetString([.. line]).Trim().Where(c => !char.IsControl(c))]);
        if (text.Length > 0)
        {
            lock (_lock)
            {
                _text = text;
            }
        }
    }
}
