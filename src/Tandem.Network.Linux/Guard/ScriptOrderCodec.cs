using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Tandem.Network.Checks;

namespace Tandem.Network.Linux.Guard;

/// <summary>The part of a record that says which script is to be run.</summary>
internal static class ScriptOrderCodec
{
    /// <summary>Longer than any time-out that a configuration may have.</summary>
    internal static readonly TimeSpan LongestLimit = TimeSpan.FromMinutes(10);

    private const int IdOffset = 4;
    private const int LimitOffset = 8;
    private const int CheckLengthOffset = 12;
    private const int UserLengthOffset = 13;
    private const int CountOffset = 14;
    private const int ReservedOffset = 15;
    private const int VariableOffset = 16;
    private const int LengthOfLength = 2;

    /// <summary>Whether there is room for it in a record, and whoever reads that takes it: a record that is none would cost the worker its guard.</summary>
    internal static bool Fits(ScriptCommand command, TimeSpan limit)
    {
        var (check, user) = (Encoding.UTF8.GetByteCount(command.Check), Encoding.UTF8.GetByteCount(command.User ?? ""));
        var total = VariableOffset + check + user + command.Arguments.Sum(argument => LengthOfLength + Encoding.UTF8.GetByteCount(argument));
        if (check > byte.MaxValue || user > byte.MaxValue || command.Arguments.Count > byte.MaxValue || total > GuardRecordCodec.MaxLength || limit > LongestLimit)
        {
            return false;
        }

        var bytes = new byte[GuardRecordCodec.MaxLength];
        return TryRead(bytes.AsSpan(0, Write(new GuardRecord.ScriptWanted(0, command, limit), bytes))) is not null;
    }

    /// <summary>Writes what comes after the record's beginning.</summary>
    /// <returns>The record's length.</returns>
    internal static int Write(GuardRecord.ScriptWanted wanted, Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes[IdOffset..], wanted.Id);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[LimitOffset..], (uint)wanted.Limit.TotalMilliseconds);
        bytes[CountOffset] = (byte)wanted.Command.Arguments.Count;
        bytes[ReservedOffset] = 0;
        var at = VariableOffset;
        at += bytes[CheckLengthOffset] = (byte)Encoding.UTF8.GetBytes(wanted.Command.Check, bytes[at..]);
        at += bytes[UserLengthOffset] = (byte)Encoding.UTF8.GetBytes(wanted.Command.User ?? "", bytes[at..]);
        foreach (var argument in wanted.Command.Arguments)
        {
            var length = Encoding.UTF8.GetBytes(argument, bytes[(at + LengthOfLength)..]);
            BinaryPrimitives.WriteUInt16BigEndian(bytes[at..], (ushort)length);
            at += LengthOfLength + length;
        }

        return at;
    }

    /// <summary>Reads a record of which version and type are known; null when it is malformed.</summary>
    internal static GuardRecord.ScriptWanted? TryRead(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < VariableOffset || bytes[CountOffset] == 0 || bytes[ReservedOffset] != 0)
        {
            return null;
        }

        var limit = TimeSpan.FromMilliseconds(BinaryPrimitives.ReadUInt32BigEndian(bytes[LimitOffset..]));
        var rest = bytes[VariableOffset..];
        if (limit <= TimeSpan.Zero || limit > LongestLimit
            || TakeText(ref rest, bytes[CheckLengthOffset]) is not { Length: > 0 } check
            || TakeText(ref rest, bytes[UserLengthOffset]) is not { } user)
        {
            return null;
        }

        var arguments = new List<string>(bytes[CountOffset]);
        while (arguments.Count < bytes[CountOffset])
        {
            if (rest.Length < LengthOfLength)
            {
                return null;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(rest);
            rest = rest[LengthOfLength..];
            if (TakeText(ref rest, length) is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
        }

        return rest.IsEmpty && arguments[0].StartsWith('/')
            ? new GuardRecord.ScriptWanted(BinaryPrimitives.ReadUInt32BigEndian(bytes[IdOffset..]), new ScriptCommand(check, arguments, user.Length > 0 ? user : null), limit)
            : null;
    }

    /// <summary>UTF-8 without a NUL, with which it would be another word for the kernel than for us.</summary>
    private static string? TakeText(ref ReadOnlySpan<byte> rest, int length)
    {
        if (rest.Length < length || rest[..length].Contains((byte)0) || !Utf8.IsValid(rest[..length]))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(rest[..length]);
        rest = rest[length..];
        return text;
    }
}
