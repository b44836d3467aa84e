namespace Tandem.Network.Linux.Netlink;

/// <summary>One message of a batch was refused.</summary>
/// <param name="Index">Its place in the batch.</param>
/// <param name="Errno">Why.</param>
/// <param name="Text">The kernel's own words, if it had any.</param>
internal readonly record struct NetlinkFailure(int Index, int Errno, string Text);
