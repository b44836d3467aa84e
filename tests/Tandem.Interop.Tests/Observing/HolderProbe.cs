using System.Net;
using Tandem.Interop.Tests.Topology;
using Tandem.Interop.Tests.Wire;

namespace Tandem.Interop.Tests.Observing;

/// <summary>Who holds an address, by the nodes' kernels; and where it is, by what answers a client that knows nothing yet.</summary>
internal sealed class HolderProbe(Site site)
{
    /// <summary>Long enough for a second answer to arrive on a busy machine.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(150);

    /// <summary>"held by a", "held by a and b" or "held by nobody", for each address.</summary>
    internal string Holders(IEnumerable<string> addresses)
    {
        var kernels = site.Nodes.Select(node => (node.Name, Live: KernelView.LiveAddresses(node.Network))).ToList();
        return string.Join("; ", addresses.Select(address =>
        {
            var holders = kernels.Where(kernel => kernel.Live.Contains(IPAddress.Parse(address))).Select(kernel => kernel.Name).ToList();
            return $"{address} held by {(holders.Count == 0 ? "nobody" : string.Join(" and ", holders))}";
        }));
    }

    /// <summary>Holders and, once they are as expected, every MAC that answers and the machine behind whose port it is.</summary>
    internal string Whole(IReadOnlyList<string> addresses, IReadOnlyList<string> asked, string expectedHolders)
    {
        var holders = Holders(addresses);
        return holders == expectedHolders
            ? $"{holders}; {string.Join("; ", asked.Select(address => $"{address} is at {Located(address)}"))}"
            : holders;
    }

    /// <summary>Every MAC that answers a client, and the machine behind whose port it is.</summary>
    internal string Located(string address) => Answers(address) is { Count: > 0 } macs ? string.Join(" and ", macs.Select(Behind)) : "nowhere";

    /// <summary>
    /// The MAC of each answer to one question for the address. Two answers mean that two nodes own it, also when both say
    /// the virtual MAC.
    /// </summary>
    private List<string> Answers(string address)
    {
        var target = IPAddress.Parse(address);
        var own = IPAddress.Parse(address.Contains(':', StringComparison.Ordinal) ? site.Client.LinkLocal : site.Client.Ipv4);
        using var socket = new FrameSocket(site.Client);
        socket.Send(NeighbourFrames.Question(site.Client.Mac, own, target));

        var macs = new List<string>();
        var start = TimeProvider.System.GetTimestamp();
        Span<byte> buffer = stackalloc byte[2048];
        while (TimeProvider.System.GetElapsedTime(start) is var passed && passed < Window)
        {
            var length = socket.Receive(buffer, Window - passed);
            if (length > 0 && NeighbourFrames.AnswerAbout(target, buffer[..length]) is { } mac)
            {
                macs.Add(mac);
            }
        }

        return macs;
    }

    private string Behind(string mac) => $"{mac} behind {site.PortOf(mac)}";
}
