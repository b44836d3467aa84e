using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Tandem.Network.Linux.Guard;

/// <summary>Reports as bytes, one a message; read with suspicion.</summary>
public static class ScriptReportCodec
{
    /// <summary>Longer than any report.</summary>
    public const int MaxLength = 1024;

    private const byte Version = 1;
    private const byte ReportType = 1;

    private const int TypeOffset = 1;
    private const int OutcomeOffset = 2;
    private const int ReservedOffset = 3;
    private const int IdOffset = 4;
    private const int CodeOffset = 8;
    private const int LengthOffset = 12;
    private const int TextOffset = 14;

    /// <summary>Writes a report and returns its length; a text that is too long is cut.</summary>
    /// <param name="report">What to write.</param>
    /// <param name="bytes">At least <see cref="MaxLength"/>.</param>
    public static int Write(ScriptReport report, Span<byte> bytes)
    {
        bytes[0] = Version;
        bytes[TypeOffset] = ReportType;
        bytes[OutcomeOffset] = (byte)report.Outcome;
        bytes[ReservedOffset] = 0;
        BinaryPrimitives.WriteUInt32BigEndian(bytes[IdOffset..], report.Id);
        BinaryPrimitives.WriteInt32BigEndian(bytes[CodeOffset..], report.Code);
        _ = Utf8.FromUtf16(report.Text, bytes[TextOffset..MaxLength], out _, out var length);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[LengthOffset..], (ushort)length);
        return TextOffset + length;
    }

    /// <summary>Reads a report; null when it is malformed.</summary>
    public static ScriptReport? TryRead(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < TextOffset || bytes[0] != Version || bytes[TypeOffset] != ReportType || bytes[OutcomeOffset] > (int)ScriptOutcome.Busy
            || bytes[ReservedOffset] != 0 || bytes.Length != TextOffset + BinaryPrimitives.ReadUInt16BigEndian(bytes[LengthOffset..])
            || !Utf8.IsValid(bytes[TextOffset..]))
        {
            return null;
        }

        return new ScriptReport(
            BinaryPrimitives.ReadUInt32BigEndian(bytes[IdOffset..]),
            (ScriptOutcome)bytes[OutcomeOffset],
            BinaryPrimitives.ReadInt32BigEndian(bytes[CodeOffset..]),
            Encoding.UTF8.GetString(bytes[TextOffset..]));
    }
}
