using System.Globalization;

namespace Tandem.Lab.Reporting;

/// <summary>A line of frames.log: when, from which node's switch port, what.</summary>
internal sealed record CapturedFrame(long At, string Node, string Kind, IReadOnlyDictionary<string, string> Fields)
{
    private const string VirtualMacPrefix = "00:00:5e:00:0";

    /// <summary>An advert that claims mastership; priority 0 gives it up.</summary>
    public bool Claims(string vrid) => Kind == "advert" && Fields["family"] == "4" && Fields["vrid"] == vrid && Fields["priority"] != "0";

    public bool FromVirtualMac => IsVirtual(Fields["from"]);

    /// <summary>An ARP message that teaches its hearers a real MAC for a virtual address.</summary>
    public bool Betrays(IReadOnlyList<string> addresses) =>
        Kind == "arp" && addresses.Contains(Fields["sender"]) && !IsVirtual(Fields["sender-mac"]);

    /// <summary>An answer to an ARP question by <paramref name="asker"/> for an address.</summary>
    public bool Answers(string asker, string address) =>
        Kind == "arp" && Fields["op"] == "2" && Fields["target"] == asker && Fields["sender"] == address;

    public static bool IsVirtual(string mac) => mac.StartsWith(VirtualMacPrefix, StringComparison.Ordinal);

    public static IReadOnlyList<CapturedFrame> Read(string directory)
    {
        var path = Path.Combine(directory, "frames.log");
        return File.Exists(path) ? [.. File.ReadLines(path).Select(line => Parse(line.Split(' ')))] : [];
    }

    internal static CapturedFrame Parse(string[] words) =>
        new(long.Parse(words[0], CultureInfo.InvariantCulture), words[1], words[2],
            words.Skip(3).Select(word => word.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]));
}
