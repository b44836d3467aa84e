using System.Globalization;
using Akka;
using Akka.Actor;
using Tandem.Actors.Node;
using Tandem.Actors.Routers;
using Tandem.Actors.Tests.Staging;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Chaos.Tests;

/// <summary>
/// Two routers on one NIC, and a peer that may be a better Master than they are. The invariants are read from the fake kernel, which
/// is what a client on the LAN would notice.
/// </summary>
public abstract class ChaosStage : Stage
{
    private static readonly VirtualRouterKey[] Keys = [Scene.Web, Scene.Api];

    /// <summary>Back-off is at most 1 s; then attach, Startup and 3 s + 156/256 s of Master_Down_Interval, and everything twice.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Dictionary<VirtualRouterKey, Instant> _sent = [];
    private bool _peerSpeaks;

    protected ChaosStage()
    {
        ExpectErrors();
        Ports.Transmit = frame => _sent[frame.Payload[1] == Scene.Web.Vrid.Value ? Scene.Web : Scene.Api] = Clock.Now;
    }

    /// <summary>Has the peer advertise priority 250 for both routers each second, or fall silent.</summary>
    protected void PeerSpeaks(bool speaks)
    {
        if (speaks && !_peerSpeaks)
        {
            Clock.At(Clock.Now, Speak);
        }

        _peerSpeaks = speaks;
    }

    /// <summary>True while nothing of this node stands without a link that answers for it.</summary>
    protected void AssertOwned(string phase)
    {
        foreach (var key in Keys)
        {
            var owned = Ports.Ports.Any(port => port.Find(key) is not null);
            Assert.True(owned || Kernel.IsClear(key), $"{phase}: {key} stands without an owner\n{Story(key)}");
        }
    }

    /// <summary>After the chaos: exactly the expected holder, heard on the wire, and actor, loop and kernel agree.</summary>
    protected void AssertSettles(string phase)
    {
        Advance(Settling);
        var stands = Describe();
        foreach (var key in Keys)
        {
            var role = _peerSpeaks ? RouterRole.Backup : RouterRole.Master;
            var link = Ports.Port.Find(key);
            Assert.True(link is not null, $"{phase}: {key} is not attached\n{Story(key)}");
            Assert.True(link.Beat.Role == role, $"{phase}: {key} is {link.Beat.Role}, not {role}\n{Story(key)}");
            Assert.True(stands.GetValueOrDefault(key) == role, $"{phase}: the actor of {key} is not {role}\n{Story(key)}");
            Assert.True(Kernel.IsOpen(key) == !_peerSpeaks, $"{phase}: the gate of {key} is wrong\n{Story(key)}");
            Assert.True(Kernel.Addresses(key) == (_peerSpeaks ? 0 : 1), $"{phase}: the addresses of {key} are wrong\n{Story(key)}");
            var silence = Clock.Now - _sent.GetValueOrDefault(key);
            Assert.True(_peerSpeaks || silence < TimeSpan.FromSeconds(1.2), $"{phase}: {key} is Master and silent for {silence}\n{Story(key)}");
        }
    }

    /// <summary>Stopping leaves nothing, and a Master's last frame is priority 0, after the gate was closed and the addresses were gone.</summary>
    protected void AssertStops(string phase)
    {
        var masters = Keys.Where(Kernel.IsOpen).ToList();
        Kernel.ClearJournal();
        Node.Tell(new NodeProtocol.Stop(), TestActor);
        Advance(TimeSpan.FromSeconds(2));
        ExpectMsg<NodeProtocol.Stopped>(TimeSpan.Zero);
        Advance(Settling);
        Assert.All(Keys, key => Assert.True(Kernel.IsClear(key), $"{phase}: {key} still stands after Stop\n{Story(key)}"));
        Assert.All(Ports.Ports, port => Assert.False(port.IsOpen, $"{phase}: a port is still open"));
        foreach (var key in masters)
        {
            var end = string.Join(", ", Kernel.Journal(key).Where(what => what != "detach").TakeLast(3));
            Assert.True(end == "close, remove, advertise 0", $"{phase}: {key} ended with {end}");
        }
    }

    /// <summary>The routers that answer, and their roles.</summary>
    private Dictionary<VirtualRouterKey, RouterRole> Describe()
    {
        var asked = CreateTestProbe();
        Node.Tell(new NodeProtocol.Describe(asked));
        Settle();

        // A probe is started by another thread, which may still have it in hand: answers are in its mailbox, but it has not shown them yet.
        asked.Tell(Done.Instance);
        var stands = new Dictionary<VirtualRouterKey, RouterRole>();
        while (asked.ExpectMsg<object>(Patience) is RouterSnapshot { Router: var router })
        {
            stands.Add(router.Parameters.Key, router.Role);
        }

        return stands;
    }

    private void Speak()
    {
        if (!_peerSpeaks)
        {
            return;
        }

        foreach (var port in Ports.Ports.Where(port => port.IsOpen))
        {
            port.Receive(Scene.Advertisement(Scene.Web, 250));
            port.Receive(Scene.Advertisement(Scene.Api, 250));
        }

        Clock.After(TimeSpan.FromSeconds(1), Speak);
    }

    private string Story(VirtualRouterKey key) => string.Create(
        CultureInfo.InvariantCulture, $"  kernel: {string.Join(", ", Kernel.Journal(key).TakeLast(40))}\n  log: {string.Join("\n       ", Lines().TakeLast(20))}");
}
