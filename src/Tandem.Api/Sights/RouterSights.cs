using Tandem.Api.Contracts;
using Machine = Tandem.Vrrp.Machine;
using Wire = Tandem.Coordination.Messages;

namespace Tandem.Api.Sights;

/// <summary>From what routers tell beside this process, and from what other nodes tell, to the one form.</summary>
internal static class RouterSights
{
    public static RouterSight Of(Actors.Advice.RouterStanding router) => new(
        router.Key,
        router.Role switch
        {
            Machine.RouterRole.Master => RouterOnNode.Master,
            Machine.RouterRole.Backup => RouterOnNode.Backup,
            _ => RouterOnNode.Initialize,
        },
        router.SinceWallClock,
        router.Reason?.ToString() ?? "",
        router.Effective.Priority.Value,
        router.Configured.Priority.Value,
        router.Mastership.Epoch,
        router.Heard?.Source.ToString());

    public static RouterSight Of(Wire.RouterStanding router) => new(
        router.Router,
        router.Role switch
        {
            Wire.RouterRole.Master => RouterOnNode.Master,
            Wire.RouterRole.Backup => RouterOnNode.Backup,
            _ => RouterOnNode.Initialize,
        },
        DateTimeOffset.UnixEpoch.AddMicroseconds(router.Since.Microseconds),
        router.Reason,
        router.Priority.Value,
        router.Configured.Value == 0 ? null : router.Configured.Value,
        (long)router.Epoch,
        router.Master?.ToString());
}
