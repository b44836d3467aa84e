using System.Net.Sockets;
using System.Text;

namespace Tandem.Cli.Loopback;

/// <summary>What stands before the body of a request, and the first bytes of the body, if they came along.</summary>
/// <param name="Method">GET, say.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Headers">As they were said.</param>
/// <param name="Surplus">What came behind it.</param>
internal sealed record RequestHead(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, ReadOnlyMemory<byte> Surplus)
{
    private const int Longest = 16 << 10;
    private static readonly byte[] End = "\r\n\r\n"u8.ToArray();

    /// <summary>Null: it is not said, or said twice.</summary>
    public string? Only(string name)
    {
        var values = Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).ToList();
        return values is [var only] ? only : null;
    }

    public bool Has(string name) => Headers.Any(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Null: whoever is there says no HTTP/1.1, too much, or nothing more.</summary>
    public static async Task<RequestHead?> ReadAsync(NetworkStream stream, CancellationToken cancellation)
    {
        var buffer = new byte[Longest];
        for (var length = 0; length < Longest;)
        {
            var more = await stream.ReadAsync(buffer.AsMemory(length), cancellation).ConfigureAwait(false);
            if (more == 0)
            {
                return null;
            }

            length += more;
            if (buffer.AsSpan(0, length).IndexOf(End) is >= 0 and var end)
            {
                return Parse(Encoding.Latin1.GetString(buffer, 0, end), buffer.AsMemory(end + End.Length, length - end - End.Length));
            }
        }

        return null;
    }

    /// <summary>Nothing is guessed: what is not exactly a head is none.</summary>
    internal static RequestHead? Parse(string text, ReadOnlyMemory<byte> surplus)
    {
        var lines = text.Split("\r\n");
        if (lines[0].Split(' ') is not [{ Length: > 0 } method, ['/', ..] target, "HTTP/1.1"] || lines.Any(line => line.Any(sign => sign is < ' ' or '\x7f' and not '\t')))
        {
            return null;
        }

        var headers = new List<(string, string)>();
        foreach (var line in lines.Skip(1))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var colon) || line.AsSpan(0, colon).ContainsAny(' ', '\t'))
            {
                return null;
            }

            headers.Add((line[..colon], line[(colon + 1)..].Trim(' ', '\t')));
        }

        return new(method, target, headers, surplus);
    }
}
