using System.Net;
using System.Security.Cryptography.X509Certificates;
using Akka.Actor;
using Akka.Cluster;
using Tandem.Coordination.Security;
using Tandem.Coordination.Security.Pki;

namespace Tandem.Coordination.Tests.Security;

/// <summary>Two cluster systems and real TLS between them.</summary>
public sealed class TransportSecurityTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly CertificateAuthority _authority = CertificateAuthority.Create("edge", Now, 3650);

    private TlsCredentials Lb1 => Of("lb1", _authority);

    private TlsCredentials Lb2 => Of("lb2", _authority);

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task Members_form_one_cluster_and_exchange_messages()
    {
        await using var lb1 = Neighbour.With("lb1", Lb1);
        await using var lb2 = Neighbour.With("lb2", Lb2);

        await Join(lb1, lb2, members: 2);

        Assert.StartsWith("akka.ssl.tcp", lb1.Address.ToString(), StringComparison.Ordinal);
        Assert.Empty(lb1.Refusals);
        Assert.Empty(lb2.Refusals);
    }

    [Fact]
    public async Task A_foreign_authority_is_refused_by_name()
    {
        using var foreign = CertificateAuthority.Create("other", Now, 3650);
        await using var lb1 = Neighbour.With("lb1", Lb1);
        await using var lb2 = Neighbour.With("lb2", Of("lb2", foreign, trusts: _authority));

        await Join(lb1, lb2, members: 1);

        Assert.Equal(
            "refused 127.0.0.1: its certificate is signed by CN=Tandem authority of other, which is not trusted here; "
            + "give lb2 a certificate of this cluster's authority (tandem-node --pki issue lb2), or add the other authority to the trust file",
            await First(lb1));
    }

    [Fact]
    public async Task An_ended_certificate_is_refused_by_name()
    {
        using var old = CertificateAuthority.Create("edge", Now.AddDays(-20), 30);
        await using var lb2 = Neighbour.With("lb2", new(old.Issue("edge", "lb2", Addresses("lb2"), Now.AddDays(-20), 10), Public(_authority), ""));
        await using var lb1 = Neighbour.With("lb1", new(Lb1.Certificate, Public(_authority, old), ""));

        await Join(lb1, lb2, members: 1);

        Assert.StartsWith("refused 127.0.0.1: the certificate of CN=lb2 ended on ", await First(lb1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_has_not_begun_is_refused_by_name()
    {
        await using var lb1 = Neighbour.With("lb1", Lb1);
        await using var lb2 = Neighbour.With("lb2", new(_authority.Issue("edge", "lb2", Addresses("lb2"), Now.AddDays(10), 30), Public(_authority), ""));

        await Join(lb1, lb2, members: 1);

        Assert.StartsWith("refused 127.0.0.1: the certificate of CN=lb2 begins on ", await First(lb1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_another_node_is_refused_by_name()
    {
        await using var lb1 = Neighbour.With("lb1", Lb1);
        await using var lb2 = Neighbour.With("lb2", Of("lb3", _authority));

        await Join(lb1, lb2, members: 1);

        Assert.StartsWith("refused 127.0.0.1: its certificate names 127.0.0.1, 127.0.0.2, lb3, tandem://edge/lb3, and this must be lb2", await First(lb1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_without_TLS_is_refused_in_one_line()
    {
        await using var lb1 = Neighbour.With("lb1", Lb1);
        await using var lb2 = Neighbour.Plain("lb2");

        lb2.Cluster.JoinSeedNodes([new Address("akka.tcp", "coord", "127.0.0.1", lb1.Address.Port)]);

        Assert.StartsWith("refused 127.0.0.1: it does not speak TLS; ", await First(lb1), StringComparison.Ordinal);
        await Repeats(lb1, PeerRefusalKind.Plaintext);
        Assert.Single(lb1.Refusals);
        Assert.Empty(lb1.Lines);
    }

    [Fact]
    public async Task A_peer_that_is_refused_by_us_as_client_does_not_end_our_own_system()
    {
        using var foreign = CertificateAuthority.Create("other", Now, 3650);
        await using var lb1 = Neighbour.With("lb1", Of("lb1", foreign, trusts: _authority));
        await using var lb2 = Neighbour.With("lb2", Lb2);
        lb2.Cluster.Join(lb2.Address);

        lb2.System.ActorSelection(lb1.Address + "/user/nobody").Tell("knock", ActorRefs.NoSender);
        Assert.StartsWith("refused 127.0.0.1: its certificate is signed by CN=Tandem authority of other", await First(lb2), StringComparison.Ordinal);

        await Until(() => CoordinatedShutdown.Get(lb2.System).ShutdownReason is not null, "the shutdown that Akka began was stopped");
        await using var good = Neighbour.With("lb1", Lb1);
        good.Cluster.JoinSeedNodes([lb2.Address]);
        await Until(() => lb2.Cluster.State.Members.Count(member => member.Status == MemberStatus.Up) == 2, "a good member joins all the same");
        Assert.False(lb2.System.WhenTerminated.IsCompleted);
    }

    [Fact]
    public async Task An_address_of_the_wrong_scheme_makes_few_lines()
    {
        await using var lb2 = Neighbour.With("lb2", Lb2);
        lb2.Cluster.JoinSeedNodes([new Address("akka.tcp", "coord", "127.0.0.1", 7)]);

        // Akka restarts its joining actor as fast as it can, with a line each time: thousands in this time without the filter.
        await Until(() => lb2.Lines.Any(line => line.Contains("No transport is loaded", StringComparison.Ordinal)), "the first line");
        using var second = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Task.WhenAny(lb2.System.WhenTerminated, Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, second.Token));

        Assert.InRange(lb2.Lines.Count, 1, 3);
    }

    private static async Task Join(Neighbour lb1, Neighbour lb2, int members)
    {
        lb1.Cluster.Join(lb1.Address);
        lb2.Cluster.JoinSeedNodes([lb1.Address]);
        await Until(() => lb1.Cluster.State.Members.Count(member => member.Status == MemberStatus.Up) == members, $"{members} members");
    }

    private static async Task<string> First(Neighbour node)
    {
        await Until(() => !node.Refusals.IsEmpty, "a refusal");
        return node.Refusals.First();
    }

    private static Task Repeats(Neighbour node, PeerRefusalKind kind) => Until(() => node.Security.Refused.GetValueOrDefault(kind) >= 3, "it knocks again");

    private static async Task Until(Func<bool> reached, string what)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!reached())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, $"not within {Patience.TotalSeconds} s: {what}");
            await Task.Yield();
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private static IReadOnlyCollection<IPAddress> Addresses(string node) => [Neighbour.AddressOf("lb1"), .. node == "lb1" ? [] : new[] { Neighbour.AddressOf("lb2") }];

    private static TlsCredentials Of(string node, CertificateAuthority authority, CertificateAuthority? trusts = null) =>
        new(authority.Issue("edge", node, Addresses(node), Now, 30), Public(trusts ?? authority), "");

    private static X509Certificate2Collection Public(params CertificateAuthority[] authorities) => Certificates.Public(authorities);
}
