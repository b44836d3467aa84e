namespace Tandem.Network.Linux;

/// <summary>What an operator can do about the refusals that everybody meets first.</summary>
internal static class Cures
{
    internal const string NetAdmin =
        "run as root or with CAP_NET_ADMIN (systemd: AmbientCapabilities=CAP_NET_ADMIN CAP_NET_RAW; compose: cap_add: [NET_ADMIN, NET_RAW])";

    internal const string NetRaw =
        "run as root or with CAP_NET_RAW (systemd: AmbientCapabilities=CAP_NET_ADMIN CAP_NET_RAW; compose: cap_add: [NET_ADMIN, NET_RAW])";

    internal static string PacketSocket(int errno) => errno switch
    {
        LibC.EPERM or LibC.EACCES => NetRaw,
        LibC.EAFNOSUPPORT => "the kernel needs CONFIG_PACKET (modprobe af_packet)",
        _ => "",
    };

    internal static string Netlink(int errno) => errno switch
    {
        LibC.EPERM or LibC.EACCES => NetAdmin,
        LibC.EOPNOTSUPP => "the kernel lacks this interface type or feature (modprobe macvlan)",
        _ => "",
    };
}
