using System.Net;

namespace Tandem.Network.Checks;

/// <summary>What a health check looks at.</summary>
public abstract record CheckTarget
{
    private CheckTarget()
    {
    }

    /// <summary>A request with HTTP/1.1, on a connection of its own.</summary>
    /// <param name="Url">Its host is an IP address: a check waits for no name server.</param>
    /// <param name="Host">Host header and name in the TLS handshake; null: the address.</param>
    /// <param name="Status">Which answers are good.</param>
    /// <param name="Body">What must stand in the first 64 KiB of the answer; null: anything.</param>
    /// <param name="VerifiesCertificate">Whether the server's certificate must be valid for the host, by an authority that this machine trusts.</param>
    public sealed record Http(Uri Url, string? Host, StatusRange Status, BodyMatch? Body, bool VerifiesCertificate) : CheckTarget;

    /// <summary>Whether somebody accepts a connection.</summary>
    /// <param name="EndPoint">Where.</param>
    public sealed record Tcp(IPEndPoint EndPoint) : CheckTarget;

    /// <summary>Whether a process lives. One of the two is given.</summary>
    /// <param name="Name">Its program's name, as ps -C knows it; null: not by name.</param>
    /// <param name="PidFile">A file with its number; null: not by number.</param>
    public sealed record Process(string? Name, string? PidFile) : CheckTarget;

    /// <summary>Whether an interface is up and has carrier.</summary>
    /// <param name="Name">The kernel's name.</param>
    public sealed record Interface(string Name) : CheckTarget;

    /// <summary>Whether a program ends with exit code 0.</summary>
    /// <param name="Command">The program.</param>
    public sealed record Script(ScriptCommand Command) : CheckTarget;
}
