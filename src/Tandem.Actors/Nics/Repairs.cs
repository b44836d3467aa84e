using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Nics;

/// <summary>What outsiders took from the interface, the port is asked to bring back, for the routers it may concern.</summary>
internal sealed class Repairs(ISegmentPort port, RouterSlots slots)
{
    /// <summary>A router's macvlan is gone.</summary>
    public void Router(VirtualRouterKey key)
    {
        if (slots.Find(key) is not null)
        {
            port.Restore(key);
        }
    }

    /// <summary>An address was taken off: whose, only the routers can tell.</summary>
    public void Address(IPvXAddress address)
    {
        foreach (var slot in slots.Attached.Where(slot => slot.Holds && slot.Attachment.Parameters.Addresses.Contains(address)))
        {
            port.Restore(slot.Attachment.Key);
        }
    }

    /// <summary>Nobody knows what is missing.</summary>
    public void Everything()
    {
        foreach (var slot in slots.Attached)
        {
            port.Restore(slot.Attachment.Key);
        }
    }
}
