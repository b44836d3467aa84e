using System.Runtime.InteropServices;

namespace Tandem.Network.Linux.Netlink;

/// <summary>Walks the messages of one datagram from the kernel. A message that claims more bytes than there are ends the walk.</summary>
internal ref struct NetlinkMessages(ReadOnlySpan<byte> datagram)
{
    private ReadOnlySpan<byte> _rest = datagram;

    internal ushort Type { get; private set; }

    internal ushort Flags { get; private set; }

    internal uint Sequence { get; private set; }

    internal ReadOnlySpan<byte> Payload { get; private set; }

    internal bool MoveNext()
    {
        if (_rest.Length < NetlinkBatch.HeaderLength)
        {
            return false;
        }

        var length = MemoryMarshal.Read<int>(_rest);
        if (length < NetlinkBatch.HeaderLength || length > _rest.Length)
        {
            return false;
        }

        Type = MemoryMarshal.Read<ushort>(_rest[4..]);
        Flags = MemoryMarshal.Read<ushort>(_rest[6..]);
        Sequence = MemoryMarshal.Read<uint>(_rest[8..]);
        Payload = _rest[NetlinkBatch.HeaderLength..length];
        _rest = _rest[Math.Min(_rest.Length, (length + 3) & ~3)..];
        return true;
    }
}
