using SharpPcap.LibPcap;
using Tandem.Network.Ports;

namespace Tandem.Network.Capture;

/// <summary>
/// Interfaces as SharpPcap wants them. It knows one only out of a listing of all of them, with everything that is known about each: among
/// thousands of macvlans that takes a second. So one listing serves all segments, and only a name that is new asks for another. Of what
/// is listed nothing but the name is used to open an interface, so it may be old.
/// </summary>
internal static class CaptureInterfaces
{
    private static readonly Lock Listing = new();
    private static Dictionary<string, PcapInterface> s_known = [];

    /// <summary>The interface of this name, or null.</summary>
    internal static PcapInterface? Find(string name)
    {
        lock (Listing)
        {
            if (!s_known.ContainsKey(name))
            {
                s_known = PcapInterface.GetAllPcapInterfaces()
                    .Where(found => !VirtualInterfaceName.TryParse(found.Name, out _, out _, out _))
                    .DistinctBy(found => found.Name)
                    .ToDictionary(found => found.Name);
            }

            return s_known.GetValueOrDefault(name);
        }
    }
}
