using System.Runtime.InteropServices;
using System.Text;

namespace Tandem.Network.Linux.Netlink;

/// <summary>Netlink messages one after the other in one buffer, to be sent by one system call.</summary>
internal sealed class NetlinkBatch(uint firstSequence)
{
    internal const int HeaderLength = 16;
    private const int AttributeHeaderLength = 4;
    private byte[] _bytes = new byte[1024];
    private int _length;
    private int _message;

    /// <summary>Sequence of the first message; the following ones count up.</summary>
    internal uint FirstSequence { get; } = firstSequence;

    internal int Count { get; private set; }

    internal ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Starts a message with its family's own header.</summary>
    internal void Begin<T>(ushort type, ushort flags, T header)
        where T : unmanaged
    {
        _message = _length;
        var head = Reserve(HeaderLength);
        MemoryMarshal.Write(head[4..], type);
        MemoryMarshal.Write(head[6..], flags);
        MemoryMarshal.Write(head[8..], FirstSequence + (uint)Count);
        MemoryMarshal.Write(Reserve(Marshal.SizeOf<T>()), header);
    }

    /// <summary>Completes the message begun last.</summary>
    internal void End()
    {
        MemoryMarshal.Write(_bytes.AsSpan(_message), _length - _message);
        Count++;
    }

    internal void Attribute(ushort type, ReadOnlySpan<byte> value)
    {
        var attribute = Reserve(AttributeHeaderLength + value.Length);
        MemoryMarshal.Write(attribute, (ushort)(AttributeHeaderLength + value.Length));
        MemoryMarshal.Write(attribute[2..], type);
        value.CopyTo(attribute[AttributeHeaderLength..]);
    }

    internal void Attribute(ushort type, uint value) => Attribute(type, MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in value)));

    internal void Attribute(ushort type, byte value) => Attribute(type, new ReadOnlySpan<byte>(in value));

    internal void Attribute(ushort type, string value) => Attribute(type, Encoding.UTF8.GetBytes(value + '\0'));

    /// <summary>Starts an attribute that holds attributes.</summary>
    /// <returns>To be given to <see cref="EndNested"/>.</returns>
    internal int BeginNested(ushort type)
    {
        var start = _length;
        Attribute(type, []);
        return start;
    }

    internal void EndNested(int start) => MemoryMarshal.Write(_bytes.AsSpan(start), (ushort)(_length - start));

    /// <summary>Cleared room at the end; everything in netlink starts at a multiple of four.</summary>
    private Span<byte> Reserve(int length)
    {
        var start = _length;
        _length += (length + 3) & ~3;
        if (_length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_length, _bytes.Length * 2));
        }

        return _bytes.AsSpan(start, length);
    }
}
