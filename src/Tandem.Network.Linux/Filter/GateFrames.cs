using System.Buffers.Binary;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Filter;

/// <summary>
/// Frames that the gate's egress chain consumes and turns into a change of its sets. Sent through a packet socket bound to the parent
/// interface: ENOBUFS says that the gate took the frame, success says that it went out, so there is no gate.
/// </summary>
/// <remarks>
/// Should one get out: it goes to an address that no bridge forwards, with the EtherType for local experiments. The virtual MAC is in
/// the payload, never the source, so that no switch learns it from here; Open and Close have an all-zero source, which is not learnt
/// at all. Send Alive first, and Open or Close only when the gate took it.
/// </remarks>
public static class GateFrames
{
    internal const ushort EtherType = 0x88B5;
    internal const byte OpenOperation = 1;
    internal const byte CloseOperation = 2;
    internal const byte AliveOperation = 3;
    private const int ShortestFrame = 60;
    private const int SourceOffset = 6;
    private const int TypeOffset = 12;
    private const int MacOffset = 14;
    private const int OperationOffset = 20;

    /// <summary>01-80-C2-00-00-05: reserved by IEEE 802.1Q, never forwarded, and no protocol of today.</summary>
    internal static MacAddress Destination { get; } = new(0x0180_C200_0005);

    /// <summary>Lets frames from and to this virtual MAC pass while the gate is alive.</summary>
    public static byte[] Open(MacAddress virtualMac) => Build(OpenOperation, default, virtualMac);

    /// <summary>Stops frames from and to this virtual MAC; advertisements with priority 0 still pass.</summary>
    public static byte[] Close(MacAddress virtualMac) => Build(CloseOperation, default, virtualMac);

    /// <summary>Keeps the gate alive for one more lease.</summary>
    /// <param name="parent">The parent interface's own address, the frame's source.</param>
    public static byte[] Alive(MacAddress parent) => Build(AliveOperation, parent, default);

    private static byte[] Build(byte operation, MacAddress source, MacAddress virtualMac)
    {
        var frame = new byte[ShortestFrame];
        Destination.Write(frame);
        source.Write(frame.AsSpan(SourceOffset));
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(TypeOffset), EtherType);
        virtualMac.Write(frame.AsSpan(MacOffset));
        frame[OperationOffset] = operation;
        return frame;
    }
}
