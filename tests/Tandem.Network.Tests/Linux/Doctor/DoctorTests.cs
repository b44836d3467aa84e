using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tandem.Network.Linux.Doctor;

namespace Tandem.Network.Tests.Linux.Doctor;

/// <summary>Each ailment is provoked on a made-up machine, and gone with its cure.</summary>
public sealed class DoctorTests : IDisposable
{
    private const string Stock = """
        table inet filter {
        	chain input {
        		type filter hook input priority filter; policy drop;
        		tcp dport { 22, 7112 } accept
        	}
        }
        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("tandem-doctor-");

    public DoctorTests()
    {
        Put("sys/class/net/eth0/carrier", "1\n");
        Put("sys/class/net/eth0/ifindex", "3\n");
        Put("proc/self/status", "Name:\tx\nCapEff:\t000001ffffffffff\n");
        Put("proc/sys/net/ipv4/ip_nonlocal_bind", "1\n");
        Put("proc/sys/net/ipv4/conf/eth0/arp_ignore", "0\n");
        Put("proc/sys/net/ipv4/conf/eth0/arp_announce", "0\n");
        Put("proc/12/comm", "chronyd\n");
    }

    private Patient Patient => new(_root.FullName);

    private static Practice Node { get; } = new("lb1", [new("front", "eth0", HasVirtualMac: true)], 7112, null, [("lb2", IPAddress.Parse("127.0.0.2"))]);

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void A_machine_as_it_should_be_has_no_symptoms() => Assert.All(Examine(), symptom => Assert.Equal((Gravity.Well, ""), (symptom.Gravity, symptom.Cure)));

    [Fact]
    public void An_interface_that_is_not_there_is_told_with_those_that_are()
    {
        Directory.Move(At("sys/class/net/eth0"), At("sys/class/net/ens3"));

        Assert.EndsWith("ens3", Trouble("there is no interface eth0").Cure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sys/class/net/eth0/carrier", "0", "eth0 is down or has no carrier")]
    [InlineData("proc/self/status", "CapEff:\t0000000000002000", "whoever runs this lacks CAP_NET_ADMIN")]
    [InlineData("proc/self/status", "CapEff:\t0000000000801000", "whoever runs this lacks CAP_NET_RAW")]
    [InlineData("proc/sys/kernel/sched_rt_runtime_us", "0", "no real-time thread")]
    [InlineData("proc/77/comm", "keepalived", "keepalived runs here")]
    public void Trouble_is_told(string file, string content, string words)
    {
        Put(file, content + "\n");

        Assert.NotEmpty(Trouble(words).Cure);
    }

    [Theory]
    [InlineData("proc/self/status", "CapEff:\t0000000000003000", "lacks CAP_SYS_NICE")]
    [InlineData("run/systemd/netif/links/3", "ADMIN_STATE=configured", "systemd-networkd manages eth0")]
    [InlineData("run/NetworkManager/devices/3", "[device]\nmanaged=true", "NetworkManager manages eth0")]
    [InlineData("proc/sys/net/ipv4/ip_nonlocal_bind", "0", "cannot bind an address while it is on another node")]
    [InlineData("proc/12/comm", "bash", "nothing keeps the clock")]
    [InlineData("proc/78/comm", "dhclient", "dhclient runs here")]
    public void Something_to_think_about_is_told(string file, string content, string words)
    {
        Put(file, content + "\n");

        var symptom = Assert.Single(Examine(), symptom => symptom.Gravity != Gravity.Well);
        Assert.Equal(Gravity.Notice, symptom.Gravity);
        Assert.Contains(words, symptom.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worker_that_runs_is_examined_rather_than_whoever_asks()
    {
        Put("proc/42/comm", "tandem-node\n");
        Put("proc/42/status", "CapEff:\t0000000000001000\n");

        Trouble("the worker (process 42) lacks CAP_NET_RAW");
    }

    [Theory]
    [InlineData("1", "0", true)]
    [InlineData("0", "0", false)]
    [InlineData("1", "1", false)]
    public void A_bridge_that_snoops_and_does_not_ask_is_told(string snooping, string querier, bool isTold)
    {
        Put("sys/class/net/eth0/brport/bridge/bridge/multicast_snooping", snooping);
        Put("sys/class/net/eth0/brport/bridge/bridge/multicast_querier", querier);

        Assert.Equal(isTold, Examine().Any(symptom => symptom.Text.Contains("snoops multicast", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("meta l4proto vrrp accept")]
    [InlineData("ip protocol 112 accept")]
    public void A_firewall_that_names_VRRP_is_well(string rule)
    {
        var ruleset = rule.Length == 0 ? "" : Stock.Replace("tcp dport", $"{rule}\n\t\ttcp dport", StringComparison.Ordinal);

        Assert.All(FirewallExam.Look(ruleset, Node), symptom => Assert.Equal(Gravity.Well, symptom.Gravity));
    }

    [Fact]
    public void A_firewall_that_drops_VRRP_is_told()
    {
        var symptom = Assert.Single(FirewallExam.Look(Stock, Node));
        Assert.Equal((Gravity.Trouble, "chain input (input) drops what no rule names, and no rule names VRRP"), (symptom.Gravity, symptom.Text));
    }

    [Fact]
    public void A_firewall_that_drops_the_channel_is_told() => Assert.Contains(
        FirewallExam.Look(Stock.Replace(", 7112", "", StringComparison.Ordinal), Node), symptom => symptom.Text.EndsWith("no rule names TCP port 7112 of the channel", StringComparison.Ordinal));

    [Fact]
    public async Task A_peer_that_nobody_answers_for_is_told()
    {
        var symptom = Assert.Single(await ChannelExam.LookAsync(Node with { Port = 1 }, DateTimeOffset.UnixEpoch));

        Assert.Equal((Gravity.Trouble, "lb2 (127.0.0.2, TCP port 1) is not reached: nobody listens there"), (symptom.Gravity, symptom.Text));
    }

    [Theory]
    [InlineData(0, Gravity.Well)]
    [InlineData(80, Gravity.Notice)]
    [InlineData(101, Gravity.Trouble)]
    public async Task A_certificate_that_ends_is_told(int day, Gravity gravity)
    {
        var begins = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=lb1", key, HashAlgorithmName.SHA256).CreateSelfSigned(begins, begins.AddDays(100));
        Put("lb1.pem", certificate.ExportCertificatePem());

        var symptom = Assert.Single(await ChannelExam.LookAsync(Node with { Certificate = At("lb1.pem"), Peers = [] }, begins.AddDays(day)));

        Assert.Equal((gravity, $"the certificate in {At("lb1.pem")} ends on 2026-04-11"), (symptom.Gravity, symptom.Text));
    }

    [Fact]
    public async Task A_certificate_that_is_missing_is_told()
    {
        var symptom = Assert.Single(await ChannelExam.LookAsync(Node with { Certificate = "/nonexistent.pem", Peers = [] }, DateTimeOffset.UnixEpoch));

        Assert.StartsWith("tandem-node --pki issue lb1", symptom.Cure, StringComparison.Ordinal);
    }

    private Symptom Trouble(string words) =>
        Assert.Single(Examine(), symptom => symptom.Gravity == Gravity.Trouble && symptom.Text.Contains(words, StringComparison.Ordinal));

    private IReadOnlyList<Symptom> Examine() =>
        [.. RightsExam.Look(Patient), .. InterfaceExam.Look(Patient, Node), .. SysctlExam.Look(Patient, Node), .. NeighbourExam.Look(Patient)];

    private string At(string path) => Path.Combine(_root.FullName, path);

    private void Put(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), content);
    }
}
