using Tandem.Configuration.Reading;

namespace Tandem.Configuration.Tests.Reading;

/// <summary>Every key with every kind of bad value: the message names the line, the key, the value and what is allowed.</summary>
public sealed class BadValueTests
{
    private const string Interval3 = "10ms..40.95s in steps of 10ms, with its unit (1s, 100ms; RFC 9568 §6.1)";
    private const string Interval2 = "1s..255s in whole seconds for VRRPv2, with its unit (RFC 3768 §5.3.7)";
    private const string Name = "1 to 63 of a-z, 0-9 and -, not - at either end";
    private const string Interface = "the name of a network interface, 1 to 15 letters, digits, '.', '_' or '-': eth0";
    private const string Address = "the node's own IPv4 or IPv6 address on the management network, without prefix length: 10.0.0.11";
    private const string Prefer = "a list of 1..14 nodes, the preferred Master first: [lb1, lb2]";
    private const string Addresses = "a list of 1..255 IPv4 or 1..90 IPv6 addresses with prefix length: [\"192.168.1.100/24\"]";
    private const string Priority = "1..254, or 255 for the node that owns the addresses (RFC 9568 §5.2.4)";
    private const string Announcement = "100ms..60s, with its unit (1s, 500ms)";
    private const string PemFile = "an absolute path such as /etc/tandem/pki/{node}.pem, where {node} stands for the node's name";
    private const string Peers = "a list of the addresses that they advertise from, without prefix length: [\"192.168.1.7\"]";
    private const string Web = "tandem.virtual-routers.web.";

    /// <summary>Key pattern, part of the good document, its replacement, message without file.</summary>
    public static TheoryData<string, string, string, string> Rows => new()
    {
        { "tandem.cluster", "cluster = edge", "cluster = Edge_1", $"2: tandem.cluster is Edge_1; allowed a name: {Name}" },
        { "tandem.cluster", "cluster = edge", "cluster = \"\"", $"2: tandem.cluster is ''; allowed a name: {Name}" },
        { "tandem.cluster", "cluster = edge", "cluster = [edge]", $"2: tandem.cluster is a list; allowed a name: {Name}" },
        { "tandem.cluster", "cluster = edge", "", $"1: tandem.cluster is missing; allowed a name: {Name}" },
        { "tandem.run-directory", "cluster = edge", "cluster = edge, run-directory = run/tandem", "2: tandem.run-directory is run/tandem; allowed an absolute path such as /run/tandem" },
        { "tandem.run-directory", "cluster = edge", "cluster = edge, run-directory = /", "2: tandem.run-directory is /; allowed an absolute path such as /run/tandem" },
        { "tandem.run-directory", "cluster = edge", "cluster = edge, run-directory = /run/../etc", "2: tandem.run-directory is /run/../etc; allowed an absolute path such as /run/tandem" },
        { "tandem.state-directory", "cluster = edge", "cluster = edge, state-directory = var/lib", "2: tandem.state-directory is var/lib; allowed an absolute path such as /var/lib/tandem" },
        { "tandem.preempt-delay", "cluster = edge", "cluster = edge, preempt-delay = 1001s", "2: tandem.preempt-delay is 1001s; allowed 0s..1000s, with its unit (30s, 500ms)" },
        { "tandem.preempt-delay", "cluster = edge", "cluster = edge, preempt-delay = 30", "2: tandem.preempt-delay is 30; allowed 0s..1000s, with its unit (30s, 500ms)" },
        { "tandem.coordination.preempt-hold", "cluster = edge", "cluster = edge, coordination.preempt-hold = 61s", "2: tandem.coordination.preempt-hold is 61s; allowed 0s..60s, with its unit (10s, 500ms)" },
        { "tandem.gate.lease", "cluster = edge", "cluster = edge, gate.lease = 99ms", "2: tandem.gate.lease is 99ms; allowed 100ms..10s, with its unit (300ms, 1s)" },
        { "tandem.gate.lease", "cluster = edge", "cluster = edge, gate.lease = 10.001s", "2: tandem.gate.lease is 10.001s; allowed 100ms..10s, with its unit (300ms, 1s)" },
        { "tandem.gate.lease", "cluster = edge", "cluster = edge, gate.lease = 300", "2: tandem.gate.lease is 300; allowed 100ms..10s, with its unit (300ms, 1s)" },
        { "tandem.coordination.enabled", "cluster = edge", "cluster = edge, coordination.enabled = yes", "2: tandem.coordination.enabled is yes; allowed on or off" },
        { "tandem.coordination.port", "cluster = edge", "cluster = edge, coordination.port = 1023", "2: tandem.coordination.port is 1023; allowed 1024..65535" },
        { "tandem.coordination.port", "cluster = edge", "cluster = edge, coordination.port = 65536", "2: tandem.coordination.port is 65536; allowed 1024..65535" },
        { "tandem.coordination.tls.mode", "cluster = edge", "cluster = edge, coordination.tls.mode = none", "2: tandem.coordination.tls.mode is none; allowed auto, on or off" },
        { "tandem.coordination.tls.ca", "cluster = edge", "cluster = edge, coordination.tls.ca = pki/ca.pem", $"2: tandem.coordination.tls.ca is pki/ca.pem; allowed {PemFile}" },
        { "tandem.coordination.tls.certificate", "cluster = edge", "cluster = edge, coordination.tls.certificate = /etc/../ca.pem", $"2: tandem.coordination.tls.certificate is /etc/../ca.pem; allowed {PemFile}" },
        { "tandem.coordination.tls.certificate", "cluster = edge", "cluster = edge, coordination.tls.certificate = /etc/tandem/", $"2: tandem.coordination.tls.certificate is /etc/tandem/; allowed {PemFile}" },
        { "tandem.coordination.tls.key", "cluster = edge", "cluster = edge, coordination.tls.key = [/etc/a.key]", $"2: tandem.coordination.tls.key is a list; allowed {PemFile}" },
        { "tandem.coordination.authenticity", "cluster = edge", "cluster = edge, coordination.authenticity = on", "2: tandem.coordination.authenticity is on; allowed auto, attested or vrrp" },
        { "tandem.virtual-routers.*.authenticity", "vrid = 51", "vrid = 51, authenticity = [vrrp]", "15: " + Web + "authenticity is a list; allowed auto, attested or vrrp" },
        { "tandem.virtual-routers.*.foreign-peers", "vrid = 51", "vrid = 51, foreign-peers = 192.168.1.7", "15: " + Web + $"foreign-peers is 192.168.1.7, not a list; allowed {Peers}" },
        { "tandem.virtual-routers.*.foreign-peers", "vrid = 51", "vrid = 51, foreign-peers = [\"192.168.1.7/24\"]", "15: " + Web + "foreign-peers has 192.168.1.7/24; allowed an IPv4 or IPv6 address without prefix length, such as 192.168.1.7" },
        { "tandem.virtual-routers.*.foreign-peers", "vrid = 51", "vrid = 51, foreign-peers = [224.0.0.18]", "15: " + Web + "foreign-peers has 224.0.0.18; allowed an address a host can have: this is a multicast address" },
        { "tandem.virtual-routers.*.foreign-peers", "vrid = 51", "vrid = 51, foreign-peers = [192.168.1.7, 192.168.1.7]", "15: " + Web + "foreign-peers has 192.168.1.7; allowed every address once" },
        { "tandem.virtual-routers.*.foreign-peers", "vrid = 51", "vrid = 51, foreign-peers = [\"fe80::7\"]", "15: " + Web + "foreign-peers has fe80::7; allowed addresses of the router's own family, IPv4" },
        { "tandem.virtual-routers.*.foreign-peers", "vrid = 51", "vrid = 51, foreign-peers = [192.168.1.100]", "15: " + Web + "foreign-peers has 192.168.1.100; allowed an address of the peer's own: this one moves with the virtual router" },
        { "tandem.virtual-routers.*.foreign-peers", "vrid = 51\n      addresses = [\"192.168.1.100/24\"]", "vrid = 51, foreign-peers = [\"2001:db8::7\"]\n      addresses = [\"fe80::100/64\"]", "15: " + Web + "foreign-peers has 2001:db8::7; allowed a link-local address (fe80::/10): VRRP for IPv6 is sent from no other (RFC 9568 §5.1.2.1)" },
        { "tandem.stall-timeout", "cluster = edge", "cluster = edge, stall-timeout = 499ms", "2: tandem.stall-timeout is 499ms; allowed 500ms..60s, with its unit (500ms, 2s)" },
        { "tandem.stall-timeout", "cluster = edge", "cluster = edge, stall-timeout = 61s", "2: tandem.stall-timeout is 61s; allowed 500ms..60s, with its unit (500ms, 2s)" },
        { "tandem.api.enabled", "cluster = edge", "cluster = edge, api.enabled = yes", "2: tandem.api.enabled is yes; allowed on or off" },
        { "tandem.api.socket", "cluster = edge", "cluster = edge, api.socket = api.sock", "2: tandem.api.socket is api.sock; allowed an absolute path such as /run/tandem/api.sock" },
        { "tandem.api.listen", "cluster = edge", "cluster = edge, api.listen = \"lb1:9470\"", "2: tandem.api.listen is lb1:9470; allowed an IP address of the node, or {address} for its own on the management network, and a port of 1024..65535: \"127.0.0.1:9471\"" },
        { "tandem.api.certificate", "cluster = edge", "cluster = edge, api.certificate = x.pem", "2: tandem.api.certificate is x.pem; allowed an absolute path such as /etc/tandem/pki/{node}.pem, where {node} stands for the node's name" },
        { "tandem.api.key", "cluster = edge", "cluster = edge, api.key = x.pem", "2: tandem.api.key is x.pem; allowed an absolute path such as /etc/tandem/pki/{node}.pem, where {node} stands for the node's name" },
        { "tandem.api.access", "cluster = edge", "cluster = edge, api.access = tokens", "2: tandem.api.access is tokens; allowed an absolute path such as /etc/tandem/api-access" },
        { "tandem.metrics.listen", "cluster = edge", "cluster = edge, metrics.listen = 9471", "2: tandem.metrics.listen is 9471; allowed an IP address of the node, or {address} for its own on the management network, and a port of 1024..65535: \"127.0.0.1:9471\"" },
        { "tandem.metrics.listen", "cluster = edge", "cluster = edge, metrics.listen = \"{address}:1023\"", "2: tandem.metrics.listen is {address}:1023; allowed an IP address of the node, or {address} for its own on the management network, and a port of 1024..65535: \"127.0.0.1:9471\"" },
        { "tandem.metrics.otlp", "cluster = edge", "cluster = edge, metrics.otlp = \"ftp://10.0.0.9\"", "2: tandem.metrics.otlp is ftp://10.0.0.9; allowed http:// or https://, a host and its port: \"http://10.0.0.9:4318\"" },
        { "tandem.metrics.otlp-interval", "cluster = edge", "cluster = edge, metrics.otlp-interval = 500ms", "2: tandem.metrics.otlp-interval is 500ms; allowed 1s..3600s, with its unit (30s)" },
        { "tandem.timeline.directory", "cluster = edge", "cluster = edge, timeline.directory = var", "2: tandem.timeline.directory is var; allowed an absolute path such as /var/lib/tandem" },
        { "tandem.timeline.max-age", "cluster = edge", "cluster = edge, timeline.max-age = 0h", "2: tandem.timeline.max-age is 0h; allowed 1h..3650d in whole hours or days, with its unit (12h, 30d)" },
        { "tandem.timeline.max-age", "cluster = edge", "cluster = edge, timeline.max-age = 3651d", "2: tandem.timeline.max-age is 3651d; allowed 1h..3650d in whole hours or days, with its unit (12h, 30d)" },
        { "tandem.timeline.max-size", "cluster = edge", "cluster = edge, timeline.max-size = 3MiB", "2: tandem.timeline.max-size is 3MiB; allowed 4MiB..16GiB in whole units (64MiB, 1GiB)" },
        { "tandem.timeline.max-size", "cluster = edge", "cluster = edge, timeline.max-size = 17GiB", "2: tandem.timeline.max-size is 17GiB; allowed 4MiB..16GiB in whole units (64MiB, 1GiB)" },
        { "tandem.timeline.max-size", "cluster = edge", "cluster = edge, timeline.max-size = 64MB", "2: tandem.timeline.max-size is 64MB; allowed 4MiB..16GiB in whole units (64MiB, 1GiB)" },
        { "tandem.announcements.count", "cluster = edge", "cluster = edge, announcements.count = 0", "2: tandem.announcements.count is 0; allowed 1..60" },
        { "tandem.announcements.count", "cluster = edge", "cluster = edge, announcements.count = 61", "2: tandem.announcements.count is 61; allowed 1..60" },
        { "tandem.announcements.interval", "cluster = edge", "cluster = edge, announcements.interval = 61s", $"2: tandem.announcements.interval is 61s; allowed {Announcement}" },
        { "tandem.announcements.interval", "cluster = edge", "cluster = edge, announcements.interval = 99ms", $"2: tandem.announcements.interval is 99ms; allowed {Announcement}" },
        { "tandem.announcements.repeats-per-second", "cluster = edge", "cluster = edge, announcements.repeats-per-second = 0", "2: tandem.announcements.repeats-per-second is 0; allowed 1..100000 frames a second" },
        { "tandem.announcements.repeats-per-second", "cluster = edge", "cluster = edge, announcements.repeats-per-second = 100001", "2: tandem.announcements.repeats-per-second is 100001; allowed 1..100000 frames a second" },
        { "tandem.nodes.*.address", "10.0.0.11", "10.0.0.11/24", $"4: tandem.nodes.lb1.address is 10.0.0.11/24; allowed {Address}" },
        { "tandem.nodes.*.address", "10.0.0.11", "10.0.0.256", $"4: tandem.nodes.lb1.address is 10.0.0.256; allowed {Address}" },
        { "tandem.nodes.*.address", "10.0.0.11", "0.0.0.0", $"4: tandem.nodes.lb1.address is 0.0.0.0; allowed {Address}" },
        { "tandem.nodes.*.address", "10.0.0.11", "224.0.0.18", $"4: tandem.nodes.lb1.address is 224.0.0.18; allowed {Address}" },
        { "tandem.nodes.*.address", "address = 10.0.0.11", "", $"4: tandem.nodes.lb1.address is missing; allowed {Address}" },
        { "tandem.nodes.*.interfaces.*", "address = 10.0.0.11", "address = 10.0.0.11, interfaces.front = enp0s31f6np0d123", $"4: tandem.nodes.lb1.interfaces.front is enp0s31f6np0d123; allowed {Interface}" },
        { "tandem.nodes.*.interfaces.*", "address = 10.0.0.11", "address = 10.0.0.11, interfaces.frnt = eth0", "4: tandem.nodes.lb1.interfaces.frnt names the segment frnt; allowed one of the segments front, back (did you mean front?)" },
        { "tandem.segments.*.interface", "interface = eth0", "interface = \"\"", $"9: tandem.segments.front.interface is ''; allowed {Interface}" },
        { "tandem.segments.*.interface", "interface = eth0", "interface = \"eth 0\"", $"9: tandem.segments.front.interface is 'eth 0'; allowed {Interface}" },
        { "tandem.segments.*.interface", "interface = eth0", "", $"9: tandem.segments.front.interface is missing; allowed {Interface}" },
        { "tandem.segments.*.arbitration.mode", "interface = eth0", "interface = eth0, arbitration.mode = on", "9: tandem.segments.front.arbitration.mode is on; allowed off or witness" },
        { "tandem.segments.*.arbitration.witness", "interface = eth0", "interface = eth0, arbitration.witness = 192.168.1.1/24", "9: tandem.segments.front.arbitration.witness is 192.168.1.1/24; allowed the IPv4 or IPv6 address of a host on the segment that answers to ARP or neighbour solicitations, without prefix length: 192.168.1.1" },
        { "tandem.segments.*.gate", "interface = eth0", "interface = eth0, gate = maybe", "9: tandem.segments.front.gate is maybe; allowed on or off" },
        { Web + "segment", "segment = front", "segment = fornt", "14: " + Web + "segment is fornt; allowed one of the segments front, back (did you mean front?)" },
        { Web + "segment", "segment = front", "", "13: " + Web + "segment is missing; allowed one of the segments front, back" },
        { Web + "vrid", "vrid = 51", "vrid = 0", "15: " + Web + "vrid is 0; allowed 1..255 (RFC 9568 §6.1)" },
        { Web + "vrid", "vrid = 51", "vrid = 256", "15: " + Web + "vrid is 256; allowed 1..255 (RFC 9568 §6.1)" },
        { Web + "vrid", "vrid = 51", "vrid = -1", "15: " + Web + "vrid is -1; allowed 1..255 (RFC 9568 §6.1)" },
        { Web + "vrid", "vrid = 51", "vrid = five", "15: " + Web + "vrid is five; allowed 1..255 (RFC 9568 §6.1)" },
        { Web + "vrid", "vrid = 51", "vrid = 51.0", "15: " + Web + "vrid is 51.0; allowed 1..255 (RFC 9568 §6.1)" },
        { Web + "vrid", "vrid = 51", "vrid = [51]", "15: " + Web + "vrid is a list; allowed 1..255 (RFC 9568 §6.1)" },
        { Web + "vrid", "vrid = 51", "vrid { value = 51 }", "15: " + Web + "vrid is a section; allowed 1..255 (RFC 9568 §6.1)" },
        { Web + "vrid", "vrid = 51", "", "13: " + Web + "vrid is missing; allowed 1..255 (RFC 9568 §6.1)" },
        { Web + "addresses", "[\"192.168.1.100/24\"]", "\"192.168.1.100/24\"", "16: " + Web + $"addresses is 192.168.1.100/24, not a list; allowed {Addresses}" },
        { Web + "addresses", "[\"192.168.1.100/24\"]", "[]", "16: " + Web + $"addresses is empty; allowed {Addresses}" },
        { Web + "addresses", "addresses = [\"192.168.1.100/24\"]", "", "13: " + Web + $"addresses is missing; allowed {Addresses}" },
        { Web + "prefer", "prefer = [lb1, lb2]", "prefer = lb1", "17: " + Web + $"prefer is lb1, not a list; allowed {Prefer}" },
        { Web + "prefer", "prefer = [lb1, lb2]", "prefer = []", "17: " + Web + $"prefer is empty; allowed {Prefer}" },
        { Web + "prefer", "prefer = [lb1, lb2]", "", "13: " + Web + $"prefer is missing; allowed {Prefer}" },
        { Web + "prefer", "prefer = [lb1, lb2]", "prefer = [lb1, lba]", "17: " + Web + "prefer has lba; allowed one of the nodes lb1, lb2, lb3" },
        { Web + "prefer", "prefer = [lb1, lb2]", "prefer = [lb1, lb1]", "17: " + Web + "prefer has lb1; allowed every node once" },
        { Web + "priorities.*", "prefer = [lb1, lb2]", "prefer = [lb1, lb2], priorities.lb2 = 0", "17: " + Web + $"priorities.lb2 is 0; allowed {Priority}" },
        { Web + "priorities.*", "prefer = [lb1, lb2]", "prefer = [lb1, lb2], priorities.lb2 = 256", "17: " + Web + $"priorities.lb2 is 256; allowed {Priority}" },
        { Web + "priorities.*", "prefer = [lb1, lb2]", "prefer = [lb1, lb2], priorities.lb2 = high", "17: " + Web + $"priorities.lb2 is high; allowed {Priority}" },
        { Web + "priorities.*", "prefer = [lb1, lb2]", "prefer = [lb1, lb2], priorities.lb9 = 9", "17: " + Web + "priorities.lb9 names the node lb9; allowed one of the nodes lb1, lb2, lb3" },
        { Web + "priorities.*", "prefer = [lb1, lb2]", "prefer = [lb1, lb2], priorities.lb3 = 9", "17: " + Web + "priorities.lb3 names lb3, which is not in prefer; allowed a node of prefer: lb1, lb2" },
        { Web + "owner", "vrid = 51", "vrid = 51, owner = lb1", "15: " + Web + "owner is lb1; allowed on or off" },
        { Web + "version", "vrid = 51", "vrid = 51, version = 4", "15: " + Web + "version is 4; allowed 3 (RFC 9568) or 2 (RFC 3768)" },
        { Web + "advertisement-interval", "vrid = 51", "vrid = 51, advertisement-interval = 9ms", "15: " + Web + $"advertisement-interval is 9ms; allowed {Interval3}" },
        { Web + "advertisement-interval", "vrid = 51", "vrid = 51, advertisement-interval = 40.96s", "15: " + Web + $"advertisement-interval is 40.96s; allowed {Interval3}" },
        { Web + "advertisement-interval", "vrid = 51", "vrid = 51, advertisement-interval = 15ms", "15: " + Web + $"advertisement-interval is 15ms; allowed {Interval3}" },
        { Web + "advertisement-interval", "vrid = 51", "vrid = 51, advertisement-interval = 1", "15: " + Web + $"advertisement-interval is 1; allowed {Interval3}" },
        { Web + "advertisement-interval", "vrid = 51", "vrid = 51, advertisement-interval = 1m", "15: " + Web + $"advertisement-interval is 1m; allowed {Interval3}" },
        { Web + "advertisement-interval", "vrid = 51", "vrid = 51, version = 2, advertisement-interval = 100ms", "15: " + Web + $"advertisement-interval is 100ms; allowed {Interval2}" },
        { Web + "advertisement-interval", "vrid = 51", "vrid = 51, version = 2, advertisement-interval = 1.5s", "15: " + Web + $"advertisement-interval is 1.5s; allowed {Interval2}" },
        { Web + "advertisement-interval", "vrid = 51", "vrid = 51, version = 2, advertisement-interval = 256s", "15: " + Web + $"advertisement-interval is 256s; allowed {Interval2}" },
        { Web + "preempt", "vrid = 51", "vrid = 51, preempt = 1", "15: " + Web + "preempt is 1; allowed on or off" },
        { Web + "preempt-delay", "vrid = 51", "vrid = 51, preempt-delay = -1s", "15: " + Web + "preempt-delay is -1s; allowed 0s..1000s, with its unit (30s, 500ms)" },
        { Web + "virtual-mac", "vrid = 51", "vrid = 51, virtual-mac = \"00:00:5e:00:01:33\"", "15: " + Web + "virtual-mac is 00:00:5e:00:01:33; allowed on or off" },
        { Web + "accept", "vrid = 51", "vrid = 51, accept = ON", "15: " + Web + "accept is ON; allowed on or off" },
        { Web + "checksum", "vrid = 51", "vrid = 51, checksum = crc32", "15: " + Web + "checksum is crc32; allowed auto, pseudo-header or message-only" },
        { Web + "checksum", "vrid = 51", "vrid = 51, version = 2, checksum = message-only", "15: " + Web + "checksum is set for VRRPv2; allowed auto: VRRPv2 has only one form of checksum" },
        { Web + "announcements.count", "vrid = 51", "vrid = 51, announcements.count = none", "15: " + Web + "announcements.count is none; allowed 1..60" },
        { Web + "announcements.interval", "vrid = 51", "vrid = 51, announcements.interval = 5", "15: " + Web + $"announcements.interval is 5; allowed {Announcement}" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Value_is_refused_with_its_line_and_what_is_allowed(string key, string part, string replacement, string message)
    {
        var error = Document.Error(Document.With(part, replacement));

        Assert.Equal("t.conf:" + message, error);
        Assert.Contains(key.Replace("virtual-routers.web", "virtual-routers.*", StringComparison.Ordinal), KnownKeys.All);
    }

    [Fact]
    public void Every_known_key_has_a_row() => Assert.Empty(KnownKeys.All.Except(
        Rows.Select(row => ((string)row[0]).Replace("virtual-routers.web", "virtual-routers.*", StringComparison.Ordinal)).Concat(CheckTests.Keys)));
}
