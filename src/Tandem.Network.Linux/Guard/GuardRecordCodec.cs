using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Guard;

/// <summary>Records as bytes, one a message. A reader takes nothing on trust: it is the part that must not fall with the other.</summary>
public static class GuardRecordCodec
{
    /// <summary>Longer than any record: 255 addresses and the longest frame.</summary>
    public const int MaxLength = 8192;

    private const byte Version = 1;
    private const byte StoredType = 1;
    private const byte ForgottenType = 2;
    private const byte ReadyType = 3;
    private const byte ScriptWantedType = 4;
    private const byte ScriptGivenUpType = 5;
    private const byte HeldType = 6;
    private const byte HandsOverType = 7;
    private const byte LeftType = 8;

    private const int TypeOffset = 1;
    private const int SlotOffset = 2;
    private const int BareLength = 4;
    private const int CountOffset = 4;
    private const int NumberLength = 8;

    private const int InterfaceIndexOffset = 4;
    private const int DeviceIndexOffset = 8;
    private const int FamilyOffset = 12;
    private const int VridOffset = 13;
    private const int PassageOffset = 14;
    private const int InterfaceNameLengthOffset = 15;
    private const int DeviceNameLengthOffset = 16;
    private const int AddressCountOffset = 17;
    private const int FarewellLengthOffset = 18;
    private const int SourceOffset = 20;
    private const int VariableOffset = 26;

    private const int LongestName = 15;

    /// <summary>Writes a record and returns its length.</summary>
    /// <param name="record">What to write.</param>
    /// <param name="bytes">At least <see cref="MaxLength"/>.</param>
    public static int Write(GuardRecord record, Span<byte> bytes)
    {
        bytes[0] = Version;
        switch (record)
        {
            case GuardRecord.Stored stored:
                Begin(bytes, StoredType, stored.Slot);
                return WriteWill(stored.Will, bytes);
            case GuardRecord.Forgotten forgotten:
                Begin(bytes, ForgottenType, forgotten.Slot);
                return BareLength;
            case GuardRecord.Ready ready:
                Begin(bytes, ReadyType, 0);
                BinaryPrimitives.WriteInt32BigEndian(bytes[CountOffset..], ready.Routers);
                return NumberLength;
            case GuardRecord.Held:
                Begin(bytes, HeldType, 0);
                return BareLength;
            case GuardRecord.HandsOver hands:
                Begin(bytes, HandsOverType, hands.Everything ? 1 : 0);
                return BareLength;
            case GuardRecord.Left:
                Begin(bytes, LeftType, 0);
                return BareLength;
            case GuardRecord.ScriptWanted wanted:
                Begin(bytes, ScriptWantedType, 0);
                return ScriptOrderCodec.Write(wanted, bytes);
            case GuardRecord.ScriptGivenUp given:
                Begin(bytes, ScriptGivenUpType, 0);
                BinaryPrimitives.WriteUInt32BigEndian(bytes[CountOffset..], given.Id);
                return NumberLength;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Reads a record; null when it is malformed.</summary>
    public static GuardRecord? TryRead(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < BareLength || bytes[0] != Version)
        {
            return null;
        }

        var slot = BinaryPrimitives.ReadUInt16BigEndian(bytes[SlotOffset..]);
        if (slot >= GuardBoard.SlotCount)
        {
            return null;
        }

        return bytes[TypeOffset] switch
        {
            StoredType => TryReadWill(bytes) is { } will ? new GuardRecord.Stored(slot, will) : null,
            ForgottenType => bytes.Length == BareLength ? new GuardRecord.Forgotten(slot) : null,
            ReadyType => bytes.Length == NumberLength ? new GuardRecord.Ready(BinaryPrimitives.ReadInt32BigEndian(bytes[CountOffset..])) : null,
            HeldType => bytes.Length == BareLength ? new GuardRecord.Held() : null,
            HandsOverType => bytes.Length == BareLength && slot <= 1 ? new GuardRecord.HandsOver(slot == 1) : null,
            LeftType => bytes.Length == BareLength ? new GuardRecord.Left() : null,
            ScriptWantedType => ScriptOrderCodec.TryRead(bytes),
            ScriptGivenUpType => bytes.Length == NumberLength ? new GuardRecord.ScriptGivenUp(BinaryPrimitives.ReadUInt32BigEndian(bytes[CountOffset..])) : null,
            _ => null,
        };
    }

    private static void Begin(Span<byte> bytes, byte type, int slot)
    {
        bytes[TypeOffset] = type;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[SlotOffset..], (ushort)slot);
    }

    private static int WriteWill(LastWill will, Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes[InterfaceIndexOffset..], will.Interface.Index);
        BinaryPrimitives.WriteInt32BigEndian(bytes[DeviceIndexOffset..], will.Device.Index);
        bytes[FamilyOffset] = (byte)(will.Family == Family.IPv4 ? 4 : 6);
        bytes[VridOffset] = will.Vrid.Value;
        bytes[PassageOffset] = (byte)will.Passage;
        bytes[InterfaceNameLengthOffset] = (byte)will.Interface.Name.Length;
        bytes[DeviceNameLengthOffset] = (byte)will.Device.Name.Length;
        bytes[AddressCountOffset] = (byte)will.Addresses.Length;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[FarewellLengthOffset..], (ushort)will.Farewell.Length);
        will.Source.Write(bytes[SourceOffset..]);
        var at = VariableOffset;
        at += Encoding.ASCII.GetBytes(will.Interface.Name, bytes[at..]);
        at += Encoding.ASCII.GetBytes(will.Device.Name, bytes[at..]);
        foreach (var address in will.Addresses)
        {
            bytes[at++] = address.PrefixLength;
            address.Address.Write(bytes[at..]);
            at += address.Address.Length;
        }

        will.Farewell.AsSpan().CopyTo(bytes[at..]);
        return at + will.Farewell.Length;
    }

    private static LastWill? TryReadWill(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < VariableOffset || bytes[FamilyOffset] is not (4 or 6) || bytes[PassageOffset] > (int)Passage.Gated || bytes[VridOffset] == 0)
        {
            return null;
        }

        var family = bytes[FamilyOffset] == 4 ? Family.IPv4 : Family.IPv6;
        int parentName = bytes[InterfaceNameLengthOffset], deviceName = bytes[DeviceNameLengthOffset];
        int count = bytes[AddressCountOffset], farewell = BinaryPrimitives.ReadUInt16BigEndian(bytes[FarewellLengthOffset..]);
        var addressLength = 1 + IPvXAddress.LengthOf(family);
        if (parentName is 0 or > LongestName || deviceName is 0 or > LongestName
            || bytes.Length != VariableOffset + parentName + deviceName + (count * addressLength) + farewell)
        {
            return null;
        }

        var rest = bytes[VariableOffset..];
        var parent = new NamedInterface(BinaryPrimitives.ReadInt32BigEndian(bytes[InterfaceIndexOffset..]), Encoding.ASCII.GetString(rest[..parentName]));
        rest = rest[parentName..];
        var device = new NamedInterface(BinaryPrimitives.ReadInt32BigEndian(bytes[DeviceIndexOffset..]), Encoding.ASCII.GetString(rest[..deviceName]));
        rest = rest[deviceName..];
        var addresses = ImmutableArray.CreateBuilder<VirtualAddress>(count);
        for (; addresses.Count < count; rest = rest[addressLength..])
        {
            addresses.Add(new VirtualAddress(IPvXAddress.Read(family, rest[1..addressLength]), rest[0]));
        }

        return parent.Index <= 0 || device.Index <= 0 || addresses.Any(address => address.PrefixLength > (family == Family.IPv4 ? 32 : 128))
            ? null
            : new LastWill(
                parent,
                device,
                family,
                new Vrid(bytes[VridOffset]),
                (Passage)bytes[PassageOffset],
                MacAddress.Read(bytes[SourceOffset..]),
                addresses.MoveToImmutable(),
                [.. rest]);
    }
}
