using Tandem.Actors.Tests.Staging;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Actors.Tests.Routers;

/// <summary>Turns pairs of bytes, which a property test can make and shrink, into what happens to a router.</summary>
internal sealed class LoopScript(LoopAgainstMachine pair)
{
    private static readonly IPvXAddress[] Sources = [Scene.Peer, IPvXAddress.Parse("192.0.2.9"), IPvXAddress.Parse("192.0.2.13")];
    private static readonly byte[] Priorities = [0, 100, 150, 200, 250];
    private static readonly int[] Intervals = [100, 300, 20];
    private static readonly IPvXAddress[] Own = [Scene.Own, IPvXAddress.Parse("192.0.2.10")];

    private SimulatedFrame _frame = Frame(3 * 3);

    public void Play(byte what, byte value)
    {
        switch (what % 15)
        {
            case 0 or 1:
                pair.Wait(TimeSpan.FromMilliseconds(value * 10));
                break;
            case 2 or 3 or 4 or 5:
                pair.Wait(TimeSpan.FromMilliseconds(value));
                pair.Receive(_frame);
                break;
            case 6 or 7:
                _frame = Frame(value);
                pair.Receive(_frame);
                break;
            case 8:
                pair.Raise(new RouterEvent.Startup(Own[value % 2]));
                break;
            case 9:
                pair.Raise(value < 64 ? new RouterEvent.EffectRefused(new Effect.OpenGate(), "no") : new RouterEvent.Shutdown(ShutdownReason.InterfaceDown));
                break;
            case 12:
                pair.Receive(_frame with { Source = Sources[value % 3] });
                break;
            case 13:
                pair.Raise(value < 128 ? pair.TakeOver(value % 2 == 0 ? TakeOverCause.PeerReleased : TakeOverCause.HandOver) : new RouterEvent.AnnounceAgain());
                break;
            case 10:
                pair.Raise(new RouterEvent.PrimaryAddressChanged(Own[value % 2]));
                break;
            default:
                pair.Raise(new RouterEvent.ParametersChanged(Parameters(value)));
                break;
        }
    }

    private static VirtualRouterParameters Parameters(byte value) => Scene.Parameters(Scene.Web, Priorities[1 + (value % 3)]) with
    {
        PreemptMode = (value & 64) == 0,
        Checksum = (value & 128) == 0 ? ChecksumSetting.Auto : ChecksumSetting.PseudoHeader,
        AdvertisementInterval = new AdvertisementInterval(Intervals[(value / 3) % 3]),
    };

    private static SimulatedFrame Frame(byte value)
    {
        var parameters = Scene.Parameters(Scene.Web, 1) with { AdvertisementInterval = new AdvertisementInterval(Intervals[(value / 15) % 3]) };
        var source = Sources[value % 3];
        var form = value >= 200 ? ChecksumForm.MessageOnly : ChecksumForm.PseudoHeader;
        var payload = new byte[AdvertisementCodec.Length(parameters)];
        AdvertisementCodec.Encode(parameters, new Priority(Priorities[(value / 3) % 5]), source, form, payload);
        return new SimulatedFrame(source, [.. payload]);
    }
}
