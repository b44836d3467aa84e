using System.Net.Sockets;
using System.Text;

namespace Tandem.Cli.Tests.Harness;

/// <summary>Answers with given bytes whatever it is asked, on a socket of its own; the last of several answers stays.</summary>
internal sealed class FakeNode : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tandem-cli-");
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Queue<byte[]> _answers;
    private readonly List<string> _heard = [];

    private FakeNode(params IEnumerable<string> answers)
    {
        _answers = new(answers.Select(Encoding.UTF8.GetBytes));
        _listener.Bind(new UnixDomainSocketEndPoint(Path));
        _listener.Listen();
        _ = AnswerAsync();
    }

    public string Path => System.IO.Path.Combine(_folder.FullName, "api.sock");

    /// <summary>First lines and bodies of what was asked.</summary>
    public IReadOnlyList<string> Heard => _heard;

    public static FakeNode Saying(string json, int status = 200, string mediaType = "application/json") => new(Form(json, status, mediaType));

    public static FakeNode Saying(string first, string then) => new(Form(first, 200, "application/json"), Form(then, 200, "application/json"));

    public static FakeNode Raw(string bytes) => new(bytes);

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string Form(string json, int status, string mediaType) =>
        $"HTTP/1.1 {status} X\r\nContent-Type: {mediaType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\nConnection: close\r\n\r\n{json}";

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
                await client.SendAsync(_answers.Count > 1 ? _answers.Dequeue() : _answers.Peek());
            }
        }
        catch (Exception over) when (over is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }
}
