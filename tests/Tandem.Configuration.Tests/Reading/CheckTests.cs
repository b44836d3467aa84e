using System.Net;
using Tandem.Configuration.Model;
using Tandem.Configuration.Reading;
using Tandem.Network.Checks;

namespace Tandem.Configuration.Tests.Reading;

/// <summary>Health checks, and what they do to routers. The check stands on line 2, its use on line 3.</summary>
public sealed class CheckTests
{
    private const string Http = "http://ADDRESS:PORT/PATH with an IP address or localhost, so that no name server is waited for; a name goes into \"host\"";
    private const string Address = "an IP address and a port: \"127.0.0.1:5432\" or \"[::1]:5432\"";
    private const string Command = "a list of the program's absolute path and its arguments: [\"/usr/local/bin/check\", \"-q\"]";
    private const string Page = "type = http, url = \"http://127.0.0.1/\"";
    private const string Program = "type = script, command = [\"/bin/true\"]";

    /// <summary>Key below the check, its settings, message without file and line.</summary>
    public static TheoryData<string, string, string> Rows => new()
    {
        { "type", "", "type is missing; allowed http, https, tcp, process, interface or script" },
        { "type", "type = icmp", "type is icmp; allowed http, https, tcp, process, interface or script" },
        { "interval", Page + ", interval = 99ms", "interval is 99ms; allowed 100ms..3600s, with its unit (1s, 500ms)" },
        { "timeout", Page + ", timeout = 61s", "timeout is 61s; allowed 50ms..60s, with its unit (1s, 500ms)" },
        { "timeout", "type = process, process = sshd, timeout = 1s", "timeout is set for type process; allowed type, interval, fall, rise, process, pid-file" },
        { "fall", Page + ", fall = 0", "fall is 0; allowed 1..100 runs in a row" },
        { "rise", Page + ", rise = 101", "rise is 101; allowed 1..100 runs in a row" },
        { "url", "type = http", $"url is missing; allowed {Http}" },
        { "url", "type = http, url = \"https://127.0.0.1/\"", $"url is https://127.0.0.1/; allowed {Http}" },
        { "url", "type = http, url = \"http://www.example.com/\"", $"url is http://www.example.com/; allowed {Http}" },
        { "host", Page + ", host = \"a b\"", "host is 'a b'; allowed a host name, as it stands in a Host header: www.example.com" },
        { "status", Page + ", status = 200-99", "status is 200-99; allowed one status of HTTP or a range, 100..599: 200 or 200-399" },
        { "status", Page + ", status = 399-200", "status is 399-200; allowed one status of HTTP or a range, 100..599: 200 or 200-399" },
        { "body", Page + ", body = \"\"", "body is ''; allowed the text that must stand in the answer" },
        { "body-pattern", Page + ", body-pattern = \"(\"", "body-pattern is '('; allowed a regular expression without back references and look-around" },
        { "body-pattern", Page + ", body-pattern = \"(?=a)\"", "body-pattern is '(?=a)'; allowed a regular expression without back references and look-around" },
        { "body-pattern", Page + ", body = a, body-pattern = b", "body-pattern stands beside body; allowed one of the two" },
        { "verify", "type = https, url = \"https://127.0.0.1/\", verify = maybe", "verify is maybe; allowed on or off" },
        { "verify", Page + ", verify = on", "verify is set for type http; allowed type, interval, fall, rise, timeout, url, host, status, body, body-pattern" },
        { "address", "type = tcp, address = \"127.0.0.1\"", $"address is 127.0.0.1; allowed {Address}" },
        { "address", "type = tcp, address = \"localhost:80\"", $"address is localhost:80; allowed {Address}" },
        { "process", "type = process, process = /usr/sbin/sshd", "process is /usr/sbin/sshd; allowed the name of a program as ps -C knows it: haproxy" },
        { "pid-file", "type = process, pid-file = haproxy.pid", "pid-file is haproxy.pid; allowed an absolute path such as /run/haproxy.pid" },
        { "interface", "type = interface", "interface is missing; allowed the name of a network interface, 1 to 15 letters, digits, '.', '_' or '-': eth0" },
        { "command", "type = script", $"command is missing; allowed {Command}" },
        { "command", "type = script, command = []", $"command is empty; allowed {Command}" },
        { "command", "type = script, command = [true]", $"command begins with true; allowed {Command}" },
        { "user", Program + ", user = \"a b\"", "user is 'a b'; allowed the name of a user of this machine: nobody" },
    };

    /// <summary>For the list of keys that have a row.</summary>
    internal static IEnumerable<string> Keys => [.. Rows.Select(row => $"tandem.checks.*.{row[0]}"), "tandem.virtual-routers.*.checks.*"];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Value_is_refused_with_its_line_and_what_is_allowed(string key, string settings, string message)
    {
        Assert.Equal($"t.conf:2: tandem.checks.c.{message}", Document.Error(With(settings)));
        Assert.Contains($"tandem.checks.*.{key}", KnownKeys.All);
    }

    [Theory]
    [InlineData("c = 0", "c is 0; allowed release, or a weight of -254..-1 or 1..254")]
    [InlineData("c = 255", "c is 255; allowed release, or a weight of -254..-1 or 1..254")]
    [InlineData("c = on", "c is on; allowed release, or a weight of -254..-1 or 1..254")]
    [InlineData("c = release, cc = release", "cc names the check cc; allowed one of the checks c (did you mean c?)")]
    public void Effect_is_refused_with_its_line_and_what_is_allowed(string uses, string message) =>
        Assert.Equal($"t.conf:3: tandem.virtual-routers.web.checks.{message}", Document.Error(With(Page, uses)));

    [Theory]
    [InlineData("type = process", "has neither process nor pid-file")]
    [InlineData("type = process, process = a, pid-file = /b", "has both process and pid-file")]
    public void Process_is_found_in_one_way(string settings, string problem) =>
        Assert.Equal($"t.conf:2: tandem.checks.c {problem}; allowed one of the two", Document.Error(With(settings)));

    [Fact]
    public void Check_that_nobody_uses_is_refused() => Assert.Equal(
        "t.conf:2: tandem.checks.c is used by no virtual router; allowed a check that one uses: virtual-routers.NAME.checks { c = release }",
        Document.Error(Document.With("cluster = edge", $"cluster = edge, checks.c {{ {Page} }}")));

    [Fact]
    public void Weight_would_be_without_effect_on_an_owner() => Assert.Equal(
        "t.conf:3: tandem.virtual-routers.web.checks.c is -20; allowed release: lb1 owns the addresses, and an owner's priority is always 255",
        Document.Error(With(Page, "c = -20").Replace("prefer = [lb1, lb2]", "prefer = [lb1, lb2], owner = on", StringComparison.Ordinal)));

    [Fact]
    public void Node_has_the_checks_of_its_own_routers_with_the_defaults()
    {
        var configuration = Document.Configuration(With(Page.Replace("127.0.0.1", "localhost:80", StringComparison.Ordinal)));

        var plan = new CheckPlan(
            "c",
            new CheckTarget.Http(new Uri("http://127.0.0.1:80/"), null, new StatusRange(200, 299), null, VerifiesCertificate: true),
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1),
            3,
            2);
        Assert.Equal([plan], configuration.ForNode("lb1").Checks);
        Assert.Empty(configuration.ForNode("lb3").Checks);
        var web = configuration.ForNode("lb1").Segments.Single().Routers.Single(router => router.Name == "web");
        Assert.Equal([new RouterCheck("c", null)], web.Checks);
        Assert.Equal((ValueList<string>)["lb2"], web.Others);
    }

    [Fact]
    public void Other_kinds_are_read_as_they_stand()
    {
        Assert.Equal(new CheckTarget.Tcp(new IPEndPoint(IPAddress.IPv6Loopback, 5432)), Target("type = tcp, address = \"[::1]:5432\""));
        Assert.Equal(new CheckTarget.Process(null, "/run/a.pid"), Target("type = process, pid-file = /run/a.pid"));
        Assert.Equal(new CheckTarget.Script(new ScriptCommand("c", ["/bin/true", "-x"], "daemon")), Target("type = script, command = [\"/bin/true\", -x], user = daemon"));
        Assert.Equal(
            new CheckTarget.Http(new Uri("https://[::1]/a"), "www.example.com", new StatusRange(200, 200), new BodyMatch("^ok", IsPattern: true), VerifiesCertificate: false),
            Target("type = https, url = \"https://[::1]/a\", host = www.example.com, status = 200, body-pattern = \"^ok\", verify = off"));
    }

    private static string With(string settings, string uses = "c = release") =>
        Document.With("cluster = edge", $"cluster = edge, checks.c {{ {settings} }}\nvirtual-routers.web.checks {{ {uses} }}");

    private static CheckTarget Target(string settings) => Document.Configuration(With(settings)).Checks.Single().Target;
}
