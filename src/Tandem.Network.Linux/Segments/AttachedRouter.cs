using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Segments;

/// <summary>A router that the interface carries.</summary>
internal sealed class AttachedRouter(RouterAttachment attachment, IAddressPlace place)
{
    internal RouterAttachment Attachment { get; } = attachment;

    internal IAddressPlace Place { get; } = place;

    /// <summary>The addresses that have to be in the kernel now.</summary>
    internal Dictionary<IPvXAddress, VirtualAddress> Held { get; } = [];

    internal void Hold(VirtualAddresses addresses)
    {
        foreach (var address in addresses)
        {
            Held[address.Address] = address;
        }
    }

    internal void LetGo(VirtualAddresses addresses)
    {
        foreach (var address in addresses)
        {
            Held.Remove(address.Address);
        }
    }
}
