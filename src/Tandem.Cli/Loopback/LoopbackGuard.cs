using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tandem.Cli.Loopback;

/// <summary>
/// Who may ask at the loopback port. Any program of this host reaches it, and so does any page in a browser of this host, also under a name of
/// its own (DNS rebinding): the token keeps out the first, host and origin the second.
/// </summary>
/// <param name="token">Known to whoever was shown the address.</param>
internal sealed class LoopbackGuard(string token)
{
    private const int MostBody = 512 << 10;
    private static readonly string[] Methods = ["GET", "HEAD", "POST"];
    private static readonly string[] Hosts = ["127.0.0.1", "localhost", "[::1]"];
    private static readonly string[] Sites = ["same-origin", "none"];

    /// <summary>The length of the body belongs to it; the rest is between the browser and this port.</summary>
    private static readonly string[] Passed = ["Accept", "Accept-Encoding", "Content-Type", "If-None-Match", "Last-Event-ID"];

    /// <summary>The status and a line; null: it may ask.</summary>
    public (int Status, string Words)? Refuse(RequestHead head)
    {
        if (!Methods.Contains(head.Method, StringComparer.Ordinal) || head.Has("Transfer-Encoding") || BodyOf(head) is null)
        {
            return (400, $"allowed: {string.Join(", ", Methods)}, with a Content-Length up to {MostBody}");
        }

        if (head.Only("Host") is not { } host || !Hosts.Contains(WithoutPort(host), StringComparer.OrdinalIgnoreCase))
        {
            return (403, $"the host is not this one; allowed: {string.Join(", ", Hosts)}");
        }

        if ((head.Has("Origin") && head.Only("Origin") != $"http://{host}") || (head.Has("Sec-Fetch-Site") && !Sites.Contains(head.Only("Sec-Fetch-Site"), StringComparer.Ordinal)))
        {
            return (403, "another site asks; allowed: the page of this port");
        }

        return IsPage(head) || IsKnown(head) ? null : (401, "allowed with the address that tandem dashboard printed");
    }

    /// <summary>Bytes of the body; null: it is said in a way that is not allowed.</summary>
    public static int? BodyOf(RequestHead head) =>
        !head.Has("Content-Length") ? 0
        : int.TryParse(head.Only("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= MostBody ? length
        : null;

    /// <summary>What the node is asked: one question on one connection.</summary>
    public static byte[] ToNode(RequestHead head)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{head.Method} {head.Target} HTTP/1.1\r\nHost: tandem\r\nConnection: close\r\n");
        foreach (var (name, value) in head.Headers.Where(header => Passed.Contains(header.Name, StringComparer.OrdinalIgnoreCase)))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        return Encoding.Latin1.GetBytes((BodyOf(head) is > 0 and var length ? text.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n") : text).Append("\r\n").ToString());
    }

    private static string WithoutPort(string host) => host.LastIndexOf(':') is >= 0 and var colon && colon > host.LastIndexOf(']') ? host[..colon] : host;

    private static bool IsPage(RequestHead head) => head.Method is "GET" or "HEAD" && (head.Target == "/" || head.Target.StartsWith("/assets/", StringComparison.Ordinal));

    private bool IsKnown(RequestHead head) =>
        head.Only("Authorization") is { } said && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(said), Encoding.UTF8.GetBytes($"Bearer {token}"));
}
