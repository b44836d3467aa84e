using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;

namespace Tandem.Vrrp.Tests.Machine;

/// <summary>The routers and events that the matrix is made of.</summary>
internal static class Cases
{
    public const string Vip = "192.0.2.1/24";
    public const string Release = $"CloseGate | RemoveAddresses {Vip} | Advertise 0";
    public const string Yield = $"CloseGate | RemoveAddresses {Vip}";

    public static readonly RouterState Initialize = new RouterState.Initialize();
    public static readonly RouterEvent Startup = new RouterEvent.Startup(Routers.Own4);
    public static readonly RouterEvent Shutdown = new RouterEvent.Shutdown(ShutdownReason.Requested);
    public static readonly RouterEvent Deadline = new RouterEvent.DeadlineReached();
    public static readonly RouterEvent AddressChanged = new RouterEvent.PrimaryAddressChanged(IPvXAddress.Parse("192.0.2.7"));
    public static readonly RouterEvent Refused = new RouterEvent.EffectRefused(new Effect.OpenGate(), "EPERM");

    public static readonly RouterEvent TakeOver = TakeOverBy(TakeOverCause.PeerReleased);
    public static readonly RouterEvent AnnounceAgain = new RouterEvent.AnnounceAgain();

    public static readonly IReadOnlyList<ShutdownReason> ShutdownReasons = Enum.GetValues<ShutdownReason>();

    public static VirtualRouter Configured(byte priority = 100) => VirtualRouter.Configured(Routers.V3(priority));

    public static VirtualRouter InBackup(
        decimal masterDownAt = 3609.375m, int masterInterval = 100, NewMasterReason reason = NewMasterReason.NoResponse,
        VirtualRouterParameters? parameters = null) =>
        new(parameters ?? Routers.V3(), Routers.Own4, Backup(masterDownAt, masterInterval, reason));

    public static VirtualRouter InMaster(decimal advertiseAt = 1600, decimal replyAllowedAt = 600, VirtualRouterParameters? parameters = null) =>
        new(parameters ?? Routers.V3(), Routers.Own4, Master(advertiseAt, replyAllowedAt));

    public static RouterState Backup(decimal masterDownAt, int masterInterval = 100, NewMasterReason reason = NewMasterReason.NoResponse) =>
        new RouterState.Backup(Time.At(masterDownAt), new AdvertisementInterval(masterInterval), reason);

    public static RouterState Master(decimal advertiseAt, decimal replyAllowedAt) =>
        new RouterState.Master(Time.At(advertiseAt), Time.At(replyAllowedAt));

    public static RouterEvent TakeOverBy(TakeOverCause cause) =>
        new RouterEvent.TakeOver(cause, new HeardMastership(IPvXAddress.Parse("192.0.2.3"), Time.At(0)));

    public static RouterEvent Changed(VirtualRouterParameters parameters) => new RouterEvent.ParametersChanged(parameters);
}
