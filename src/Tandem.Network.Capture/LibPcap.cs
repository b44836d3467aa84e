using System.Runtime.InteropServices;

namespace Tandem.Network.Capture;

/// <summary>The one libpcap call that SharpPcap does not offer.</summary>
internal static partial class LibPcap
{
    /// <summary>The descriptor to poll for packets, or -1.</summary>
    [LibraryImport("libpcap.so.0.8", EntryPoint = "pcap_get_selectable_fd")]
    internal static partial int SelectableDescriptor(nint handle);
}
