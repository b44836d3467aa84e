using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Tandem.Interop.Tests.Wire;

/// <summary>The address of a packet socket, struct sockaddr_ll: an interface and a protocol.</summary>
internal sealed class PacketEndPoint(int interfaceIndex, ushort protocol) : EndPoint
{
    private const int Size = 20;

    public override AddressFamily AddressFamily => AddressFamily.Packet;

    public override SocketAddress Serialize()
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], protocol);
        BitConverter.TryWriteBytes(bytes[4..], interfaceIndex);
        var address = new SocketAddress(AddressFamily.Packet, Size);
        for (var i = 2; i < Size; i++)
        {
            address[i] = bytes[i];
        }

        return address;
    }

    public override EndPoint Create(SocketAddress socketAddress) => this;
}
