using System.Collections.Concurrent;
using System.Net;
using Akka.Actor;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Security;
using Tandem.Coordination.Security.Pki;
using Tandem.Coordination.Tests.Wire;
using Envelope = Tandem.Coordination.Messages.Envelope;

namespace Tandem.Coordination.Tests.Security;

/// <summary>
/// A member with a good certificate, that of lb3, which speaks to lb1 in the name of lb2. All connections of this machine come from 127.0.0.1, so that
/// lb1 expects lb3 there, too.
/// </summary>
public sealed class ImpostorTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private static readonly IPAddress First = IPAddress.Parse("127.0.0.1");
    private static readonly IPAddress Second = IPAddress.Parse("127.0.0.2");
    private static readonly IPAddress Third = IPAddress.Parse("127.0.0.3");

    private readonly CertificateAuthority _authority = CertificateAuthority.Create("edge", Now, 3650);
    private readonly ConcurrentQueue<object> _received = new();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task A_member_is_heard_under_its_own_name_only()
    {
        await using var lb1 = Lb1();
        await using var lb3 = Neighbour.At(Third, new("edge", "lb3", new Dictionary<IPAddress, string> { [First] = "lb1", [Third] = "lb3" }), Of("lb3", First, Third));
        var inbox = Inbox(lb1);

        lb3.System.ActorSelection(inbox).Tell(Said("lb2"), ActorRefs.NoSender);
        lb3.System.ActorSelection(inbox).Tell(Said("lb1"), ActorRefs.NoSender);
        lb3.System.ActorSelection(inbox).Tell(Said("lb3"), ActorRefs.NoSender);

        await Until(() => !_received.IsEmpty, "what it says as itself", lb1);
        Assert.Equal(Said("lb3"), Assert.Single(_received));
        Assert.StartsWith("refused 127.0.0.3: it is lb3 by its certificate, and speaks under the name lb2; ", Assert.Single(lb1.Refusals), StringComparison.Ordinal);
        Assert.Equal(2, lb1.Security.Refused[PeerRefusalKind.Impostor]);
    }

    [Fact]
    public async Task A_member_that_greets_from_the_address_of_another_is_not_let_in()
    {
        await using var lb1 = Lb1();
        await using var rogue = Neighbour.At(Second, new("edge", "lb2", new Dictionary<IPAddress, string> { [First] = "lb1", [Second] = "lb2" }), Of("lb3", First, Third));
        var inbox = Inbox(lb1);

        using var knock = new Timer(_ => rogue.System.ActorSelection(inbox).Tell(Said("lb2"), ActorRefs.NoSender), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));

        await Until(() => lb1.Security.Refused.GetValueOrDefault(PeerRefusalKind.Impostor) >= 3, "it knocks three times", lb1);
        Assert.StartsWith("refused 127.0.0.1: it is lb3 by its certificate, and speaks under the address of lb2; ", Assert.Single(lb1.Refusals), StringComparison.Ordinal);
        Assert.Empty(_received);
    }

    private static Envelope Said(string node) => Samples.Enveloped(new ReleaseHint(Samples.Web, 7, ReleaseCause.LinkLost)) with { Node = node };

    private static async Task Until(Func<bool> reached, string what, Neighbour at)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!reached())
        {
            Assert.False(limit.IsCancellationRequested, $"not within {Patience.TotalSeconds} s: {what}; {string.Join("; ", at.Refusals)}; {string.Join("; ", at.Lines)}");
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private Neighbour Lb1() => Neighbour.At(
        First,
        new("edge", "lb1", new Dictionary<IPAddress, string> { [First] = "lb3", [Second] = "lb2", [Third] = "lb3" }),
        Of("lb1", First));

    private TlsCredentials Of(string node, params IPAddress[] addresses) =>
        new(_authority.Issue("edge", node, addresses, Now, 30), Certificates.Public([_authority]), "");

    private string Inbox(Neighbour node)
    {
        node.System.ActorOf(Props.Create(() => new Collector(_received)), "inbox");
        return node.Address + "/user/inbox";
    }

    private sealed class Collector : ReceiveActor
    {
        public Collector(ConcurrentQueue<object> into) => ReceiveAny(into.Enqueue);
    }
}
