using Akka.Actor;
using Akka.Configuration;
using Tandem.Actors.Dispatch;
using Tandem.Actors.Node;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Rehearsal;

/// <summary>
/// Takeovers on a stage, before the first real one: code that has never run costs the actors' thread milliseconds, and a client would lose
/// them. A whole tree of its own, with the actors of the real one, one router of each family and a port that touches nothing.
/// </summary>
public static class TakeoverRehearsal
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly Config Silent = ConfigurationFactory.ParseString("""
        akka.loggers = []
        akka.loglevel = INFO
        akka.stdout-loglevel = OFF
        """);

    /// <summary>A router of each family: silence, a better Master, a word from the cluster that it has let go, an orderly end.</summary>
    /// <returns>Whether it was played to the end; if not, the first real takeover is slower, and no more.</returns>
    public static async Task<bool> RunAsync()
    {
        using var system = VrrpSystem.Create(OnTimeHooks.None, Silent);
        var stage = new Stage();
        var node = VrrpSystem.StartNode(system, Plan(), new NodePorts(stage, stage, stage, TimeProvider.System), NodeTimings.Default);
        stage.Advise = advice => node.Tell(advice);
        using var late = new CancellationTokenSource(Longest);
        try
        {
            await stage.Played.WaitAsync(late.Token).ConfigureAwait(false);
            await node.Ask<NodeProtocol.Stopped>(new NodeProtocol.Stop(), late.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static NodePlan Plan() => new(
    [
        new SegmentPlan(
            new SegmentPortOptions(Stage.Name, Stage.Name, Gate: true, TimeSpan.FromSeconds(1)),
            [Router(Family.IPv4, "192.0.2.1", 32), Router(Family.IPv6, "fe80::1", 64)]),
    ]);

    private static RouterPlan Router(Family family, string address, byte prefix) => new(Stage.Name, new RouterAttachment(
        new VirtualRouterParameters(
            new VirtualRouterKey(Stage.Name, family, new Vrid(1)), VrrpVersion.V3, new Priority(100), AdvertisementInterval.Default,
            new VirtualAddresses(new VirtualAddress(IPvXAddress.Parse(address), prefix))),
        VirtualMac: true,
        Accept: true,
        new AnnouncementOptions(1, TimeSpan.FromSeconds(1))));
}
