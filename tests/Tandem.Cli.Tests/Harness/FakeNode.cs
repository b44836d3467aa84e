using System.Net.Sockets;
using System.Text;

namespace Tandem.Cli.Tests.Harness;

/// <summary>Answers whatever it is asked with the same bytes, on a socket of its own.</summary>
internal sealed class FakeNode : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tandem-cli-");
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly byte[] _answer;
    private readonly List<string> _heard = [];

    private FakeNode(string answer)
    {
        _answer = Encoding.UTF8.GetBytes(answer);
        _listener.Bind(new UnixDomainSocketEndPoint(Path));
        _listener.Listen();
        _ = AnswerAsync();
    }

    public string Path => System.IO.Path.Combine(_folder.FullName, "api.sock");

    /// <summary>First lines and bodies of what was asked.</summary>
    public IReadOnlyList<string> Heard => _heard;

    public static FakeNode Saying(string json, int status = 200, string mediaType = "application/json") =>
        new($"HTTP/1.1 {status} X\r\nContent-Type: {mediaType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\nConnection: close\r\n\r\n{json}");

    public static FakeNode Raw(string bytes) => new(bytes);

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptAsync();
                var buffer = new byte[8192];
                var heard = Encoding.UTF8.GetString(buffer, 0, await client.ReceiveAsync(buffer));
                if (heard.StartsWith("POST", StringComparison.Ordinal) && heard.EndsWith("\r\n\r\n", StringComparison.Ordinal))
                {
                    heard += Encoding.UTF8.GetString(buffer, 0, await client.ReceiveAsync(buffer));
                }

                _heard.Add($"{heard.Split("\r\n")[0]} {heard.Split("\r\n\r\n")[1]}".TrimEnd());
                await client.SendAsync(_answer);
            }
        }
        catch (Exception over) when (over is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }
}
