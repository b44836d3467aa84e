namespace Tandem.Network.Linux.Netlink;

/// <summary>What a request socket has sent so far.</summary>
/// <param name="Calls">How often it called the kernel.</param>
/// <param name="Messages">How many messages went with these calls.</param>
internal readonly record struct NetlinkTraffic(long Calls, long Messages);
