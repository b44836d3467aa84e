using Tandem.Configuration.Reading;
using Tandem.Configuration.Syntax;
using Tandem.Testing;

namespace Tandem.Configuration.Tests;

/// <summary>hocon/tandem.conf documents every key there is, and no other, with the default that the reader has.</summary>
public sealed class ReferenceFileTests
{
    private static string Text { get; } = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "hocon", "tandem.conf"));

    private static IReadOnlyList<HoconEntry> Root { get; } = HoconReader.Read("tandem.conf", Text).Root.Entries;

    [Fact]
    public void Every_known_key_stands_in_it_and_every_key_in_it_is_known() =>
        Assert.Equal(KnownKeys.All.Order(), Leaves("", Root).Select(leaf => leaf.Pattern).Distinct().Order());

    /// <summary>The nodes differ in "interfaces" alone, and that repeats the segment's.</summary>
    [Theory]
    [InlineData("lb1")]
    [InlineData("lb2")]
    public void Its_optional_keys_have_their_default_values(string node)
    {
        const string RequiredOnly =
            """
            tandem {
              cluster = edge
              nodes { lb1 { address = 10.0.0.11 }, lb2 { address = 10.0.0.12 } }
              segments { front { interface = eth0 } }
              api { listen = "{address}:9470" }
              metrics { listen = "127.0.0.1:9471", otlp = "http://127.0.0.1:4318" }
              checks {
                haproxy { type = https, url = "https://127.0.0.1:8404/health", host = www.example.com, body = ready }
                backend { type = http, url = "http://[::1]:8404/health", body-pattern = "^(ok|ready)" }
                database { type = tcp, address = "127.0.0.1:5432" }
                daemon { type = process, process = haproxy }
                daemon-file { type = process, pid-file = /run/haproxy.pid }
                uplink { type = interface, interface = eth1 }
                gateway { type = script, command = ["/bin/ping", "-c", "1", "192.168.1.1"], user = nobody }
              }
              virtual-routers {
                web {
                  segment = front, vrid = 51, addresses = ["192.168.1.100/24"], prefer = [lb1, lb2]
                  checks { haproxy = release, backend = 10, database = -20, daemon = release, daemon-file = release, uplink = release, gateway = -20 }
                }
              }
            }
            """;

        Assert.Equal(Document.Configuration(RequiredOnly).ForNode(node), Document.Configuration(Text).ForNode(node));
    }

    [Fact]
    public void Every_key_in_it_follows_a_comment()
    {
        var lines = Text.Split('\n');

        Assert.All(
            Leaves("", Root).Where(leaf => !leaf.Pattern.EndsWith('*') && !IsRepeated(leaf.Path)),
            leaf => Assert.StartsWith("#", lines[leaf.Line - 2].Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_key_in_it_is_said_to_be_required_or_to_have_a_default()
    {
        var lines = Text.Split('\n');

        Assert.All(
            Leaves("", Root).Where(leaf => !IsRepeated(leaf.Path)),
            leaf =>
            {
                var comment = string.Join(' ', lines.Take(leaf.Line - 1).Reverse().TakeWhile(line => line.TrimStart().StartsWith('#')));
                Assert.True(comment.Contains("Default: ", StringComparison.Ordinal) || comment.Contains("Required", StringComparison.Ordinal), leaf.Path);
            });
    }

    /// <summary>What another entry of its section has explained.</summary>
    private static bool IsRepeated(string path) => path is "tandem.nodes.lb2.address" or "tandem.checks.backend.url"
        || (path.StartsWith("tandem.checks.", StringComparison.Ordinal) && path.EndsWith(".type", StringComparison.Ordinal) && path != "tandem.checks.haproxy.type");

    private static IEnumerable<(string Path, string Pattern, int Line)> Leaves(string path, IEnumerable<HoconEntry> entries) =>
        entries.SelectMany(entry =>
        {
            var full = path.Length == 0 ? entry.Keys[0] : $"{path}.{entry.Keys[0]}";
            return entry.Value is HoconSyntax.Section section ? Leaves(full, section.Entries) : [(full, PatternOf(full), entry.Line)];
        });

    private static string PatternOf(string path)
    {
        var pattern = "";
        foreach (var key in path.Split('.'))
        {
            var name = KnownKeys.Below(pattern).Contains(KnownKeys.AnyName) ? KnownKeys.AnyName : key;
            pattern = pattern.Length == 0 ? name : $"{pattern}.{name}";
        }

        return pattern;
    }
}
