using System.Collections.Concurrent;
using Akka.Actor;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Security;
using Tandem.Coordination.Tests.Wire;
using Envelope = Tandem.Coordination.Messages.Envelope;

namespace Tandem.Coordination.Tests.Security;

/// <summary>What is no message of ours is not read, whoever sends it, and does not spoil the connection.</summary>
public sealed class ForeignMessageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<object> _received = new();

    [Fact]
    public async Task Ours_arrive()
    {
        await using var lb1 = Neighbour.Plain("lb1");
        await using var lb2 = Neighbour.Plain("lb2");
        var envelope = Samples.Enveloped(new ReleaseHint(Samples.Web, 7, ReleaseCause.LinkLost));

        Send(lb2, Inbox(lb1), envelope);

        await Until(() => !_received.IsEmpty, "an envelope");
        Assert.Equal(envelope, Assert.Single(_received));
    }

    [Fact]
    public async Task A_message_in_JSON_is_refused_and_told_once()
    {
        await using var lb1 = Neighbour.Plain("lb1");
        await using var foreign = Neighbour.Foreign("lb2");
        var inbox = Inbox(lb1);

        for (var i = 0; i < 10; i++)
        {
            Send(foreign, inbox, new Uri("http://a.type.of.the.senders.choice/"));
        }

        await Until(() => lb1.Security.Refused.GetValueOrDefault(PeerRefusalKind.ForeignMessage) == 10, "ten refusals");
        Assert.Equal(
            "refused 127.0.0.2: it sent a message in JSON, which is never read here; update the older of the two nodes, or see what else speaks on this port",
            Assert.Single(lb1.Refusals));
        Assert.Empty(_received);
        Assert.InRange(lb1.Lines.Count, 0, 2);
    }

    [Fact]
    public async Task Nothing_of_ours_leaves_in_JSON()
    {
        await using var lb1 = Neighbour.Foreign("lb1");
        await using var lb2 = Neighbour.Plain("lb2");
        var inbox = Inbox(lb1);

        Send(lb2, inbox, new Uri("http://not.enveloped/"));
        Send(lb2, inbox, "a text, for which Akka has a form of its own");

        await Until(() => !_received.IsEmpty, "the text");
        Assert.IsType<string>(Assert.Single(_received));
    }

    [Fact]
    public async Task A_message_of_a_newer_node_is_counted_and_the_next_one_arrives()
    {
        await using var lb1 = Neighbour.Plain("lb1");
        await using var lb2 = Neighbour.Plain("lb2");
        var serialization = ((ExtendedActorSystem)lb1.System).Serialization;
        var known = serialization.FindSerializerForType(typeof(Envelope));

        var newer = (Envelope)((Akka.Serialization.SerializerWithStringManifest)known).FromBinary(
            known.ToBinary(Samples.Enveloped(new HandOverGo(Samples.Id, Samples.Web, 1))), "weather-report");
        Send(lb2, Inbox(lb1), Samples.Enveloped(new HandOverDone(Samples.Id, Samples.Web, 1)));

        Assert.IsType<UnknownMessage>(newer.Body);
        Assert.Equal("refused lb1: it sent weather-report, which only a newer version knows; update this node", Assert.Single(lb1.Refusals));
        await Until(() => !_received.IsEmpty, "the next one");
    }

    private static void Send(Neighbour from, string path, object message) => from.System.ActorSelection(path).Tell(message, ActorRefs.NoSender);

    private static async Task Until(Func<bool> reached, string what)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!reached())
        {
            Assert.False(limit.IsCancellationRequested, $"not within {Patience.TotalSeconds} s: {what}");
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

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
