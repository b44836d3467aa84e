using System.Net;
using System.Text.RegularExpressions;
using Tandem.Network.Checks;

namespace Tandem.Configuration.Reading;

/// <summary>Reads what a check looks at.</summary>
internal static class CheckTargetReader
{
    private const string AllowedAddress = "an IP address and a port: \"127.0.0.1:5432\" or \"[::1]:5432\"";
    private const string AllowedHost = "a host name, as it stands in a Host header: www.example.com";
    private const string AllowedFile = "an absolute path such as /run/haproxy.pid";
    private const string AllowedProcess = "the name of a program as ps -C knows it: haproxy";
    private const string AllowedCommand = "a list of the program's absolute path and its arguments: [\"/usr/local/bin/check\", \"-q\"]";
    private const string AllowedUser = "the name of a user of this machine: nobody";

    public static CheckTarget? Read(string type, string name, ConfigSection check) => type switch
    {
        "http" or "https" => ReadHttp(type, check),
        "tcp" => ReadText(check, "address", AllowedAddress, text => IPEndPoint.TryParse(text, out var endPoint) && endPoint.Port > 0) is { } address
            ? new CheckTarget.Tcp(IPEndPoint.Parse(address))
            : null,
        "process" => ReadProcess(check),
        "interface" => InterfaceReader.TryRead(check, "interface", out var link) ? new CheckTarget.Interface(link) : null,
        _ => ReadScript(name, check),
    };

    private static CheckTarget.Http? ReadHttp(string type, ConfigSection check)
    {
        var allowed = $"{type}://ADDRESS:PORT/PATH with an IP address or localhost, so that no name server is waited for; a name goes into \"host\"";
        var url = ReadText(check, "url", allowed, text => UrlOf(type, text) is not null);
        var host = check.Has("host") ? ReadText(check, "host", AllowedHost, text => Uri.CheckHostName(text.Split(':')[0]) == UriHostNameType.Dns) : null;
        var status = check.Read("status", ValueRules.Status, StatusRange.Success);
        var verifies = check.Read("verify", ValueRules.Flag, true);
        var body = ReadBody(check);
        return url is null ? null : new CheckTarget.Http(UrlOf(type, url)!, host, status, body, verifies);
    }

    private static Uri? UrlOf(string type, string text) =>
        Uri.TryCreate(text.Replace("//localhost", "//127.0.0.1", StringComparison.OrdinalIgnoreCase), UriKind.Absolute, out var url)
        && url.Scheme == type && url.UserInfo.Length == 0 && url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
            ? url
            : null;

    private static BodyMatch? ReadBody(ConfigSection check)
    {
        var text = check.Has("body") ? ReadText(check, "body", "the text that must stand in the answer", static text => text.Length > 0) : null;
        var pattern = check.Has("body-pattern")
            ? ReadText(check, "body-pattern", "a regular expression without back references and look-around", static text => text.Length > 0 && IsPattern(text))
            : null;
        if (text is not null && pattern is not null)
        {
            check.Context.Fault(check.PathOf("body-pattern"), "stands beside body", "one of the two");
        }

        return text is not null ? new BodyMatch(text, IsPattern: false) : pattern is not null ? new BodyMatch(pattern, IsPattern: true) : null;
    }

    private static bool IsPattern(string text)
    {
        try
        {
            _ = new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return true;
        }
        catch (Exception refused) when (refused is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static CheckTarget.Process? ReadProcess(ConfigSection check)
    {
        if (check.Has("process") == check.Has("pid-file"))
        {
            check.Context.Fault(check.Path, check.Has("process") ? "has both process and pid-file" : "has neither process nor pid-file", "one of the two");
            return null;
        }

        return check.Has("process")
            ? ReadText(check, "process", AllowedProcess, static text => text.Length > 0 && !text.Contains('/', StringComparison.Ordinal)) is { } name ? new CheckTarget.Process(name, null) : null
            : ReadText(check, "pid-file", AllowedFile, IsFile) is { } file ? new CheckTarget.Process(null, file) : null;
    }

    private static CheckTarget.Script? ReadScript(string name, ConfigSection check)
    {
        var command = check.ReadList("command", AllowedCommand);
        var user = check.Has("user") ? ReadText(check, "user", AllowedUser, static text => text.Length > 0 && !text.Any(c => char.IsWhiteSpace(c) || c is ':' or '/')) : null;
        if (command is null)
        {
            if (!check.Has("command"))
            {
                check.Context.Refuse(check.PathOf("command"), null, AllowedCommand);
            }

            return null;
        }

        if (command.Count == 0 || !IsFile(command[0]))
        {
            check.Context.Fault(check.PathOf("command"), command.Count == 0 ? "is empty" : $"begins with {command[0]}", AllowedCommand);
            return null;
        }

        return new CheckTarget.Script(new ScriptCommand(name, command, user));
    }

    private static bool IsFile(string text) => text is ['/', not '/', ..] and not [.., '/'] && !text.Contains("..", StringComparison.Ordinal);

    private static string? ReadText(ConfigSection check, string key, string allowed, Predicate<string> isAllowed)
    {
        if (!check.TryReadText(key, allowed, out var text))
        {
            return null;
        }

        if (isAllowed(text))
        {
            return text;
        }

        check.Context.Refuse(check.PathOf(key), text, allowed);
        return null;
    }
}
