using System.Runtime.InteropServices;
using System.Text;

namespace Tandem.Network.Linux.Netlink;

/// <summary>Walks the attributes of one message. An attribute that claims more bytes than there are ends the walk.</summary>
internal ref struct NetlinkAttributes(ReadOnlySpan<byte> bytes)
{
    private const int HeaderLength = 4;
    private const ushort TypeMask = 0x3FFF;
    private ReadOnlySpan<byte> _rest = bytes;

    internal ushort Type { get; private set; }

    internal ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>The value as a number of four bytes, or 0 when it is shorter.</summary>
    internal readonly uint Number => Value.Length >= 4 ? MemoryMarshal.Read<uint>(Value) : 0;

    /// <summary>The value as a number of one byte, or 0 when it is empty.</summary>
    internal readonly byte Byte => Value.IsEmpty ? (byte)0 : Value[0];

    /// <summary>The value as text without its terminator.</summary>
    internal readonly string Text => Encoding.UTF8.GetString(Value.TrimEnd((byte)0));

    internal bool MoveNext()
    {
        if (_rest.Length < HeaderLength)
        {
            return false;
        }

        var length = MemoryMarshal.Read<ushort>(_rest);
        if (length < HeaderLength || length > _rest.Length)
        {
            return false;
        }

        Type = (ushort)(MemoryMarshal.Read<ushort>(_rest[2..]) & TypeMask);
        Value = _rest[HeaderLength..length];
        _rest = _rest[Math.Min(_rest.Length, (length + 3) & ~3)..];
        return true;
    }
}
