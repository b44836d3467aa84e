using Tandem.Network.Linux.Netlink;

namespace Tandem.Network.Linux.Segments;

/// <summary>
/// Macvlans of several routers, made in few messages: all are made, then all are set, then all go up. One that does not go this way is
/// none of ours to explain: whoever makes it alone cures what can be cured and says what cannot.
/// </summary>
/// <param name="netlink">The segment's.</param>
/// <param name="parent">Where they stand.</param>
/// <param name="left">Macvlans that an earlier life left, without addresses; each is used once.</param>
internal sealed class JointPreparation(RtNetlink netlink, ParentInterface parent, Dictionary<string, LinkInfo> left)
{
    internal HashSet<MacvlanPlace> Run(IEnumerable<MacvlanPlace> places)
    {
        List<(MacvlanPlace Place, int Index, bool IsUp)> standing = [];
        List<MacvlanPlace> wanted = [];
        foreach (var place in places)
        {
            if (!left.Remove(place.Device.Name, out var link))
            {
                wanted.Add(place);
            }
            else if (parent.Owns(link, place.Key))
            {
                standing.Add((place, link.Index, link.IsAdministrativelyUp));
            }
        }

        foreach (var made in netlink.Train(wanted, (batch, place) => LinkMessage.CreateMacvlan(batch, place.Device.Name, parent.Index, place.Key.VirtualMac, parent.Group)))
        {
            // Zero when somebody has deleted it since; no interface has that number, and it is not found there.
            standing.Add((made, (int)LibC.if_nametoindex(made.Device.Name), IsUp: false));
        }

        var settled = netlink.Train(standing, (batch, macvlan) => LinkMessage.Settle(batch, macvlan.Index));
        settled.ForEach(macvlan => macvlan.Place.Adopt(macvlan.Index));
        var resting = netlink.Train(settled.FindAll(macvlan => macvlan.Place.RestsUp && !macvlan.IsUp), (batch, macvlan) => LinkMessage.SetFlags(batch, macvlan.Index, Rtnl.IFF_UP));
        return [.. resting.Concat(settled.Where(macvlan => macvlan.IsUp || !macvlan.Place.RestsUp)).Select(macvlan => macvlan.Place)];
    }
}
