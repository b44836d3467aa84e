using Google.Protobuf;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Wire;

/// <summary>The values that messages are made of, to the wire and back. What has no meaning is refused, with the value.</summary>
internal static class Values
{
    private const int GuidLength = 16;

    /// <summary>Microseconds; a hundred years.</summary>
    private const ulong LongestSpan = 3_153_600_000_000_000;

    public static ByteString ToWire(Guid id) => ByteString.CopyFrom(id.ToByteArray(bigEndian: true));

    public static Guid ReadGuid(ByteString bytes) => bytes.Length == GuidLength
        ? new Guid(bytes.Span, bigEndian: true)
        : throw new MalformedMessageException($"an id has {bytes.Length} bytes; allowed {GuidLength}");

    public static ByteString ToWire(IPvXAddress? address)
    {
        if (address is not { } some)
        {
            return ByteString.Empty;
        }

        Span<byte> bytes = stackalloc byte[some.Length];
        some.Write(bytes);
        return ByteString.CopyFrom(bytes);
    }

    public static IPvXAddress? ReadAddress(ByteString bytes) => bytes.Length switch
    {
        0 => null,
        4 => IPvXAddress.Read(Family.IPv4, bytes.Span),
        16 => IPvXAddress.Read(Family.IPv6, bytes.Span),
        _ => throw new MalformedMessageException($"an address has {bytes.Length} bytes; allowed 4, 16 or none"),
    };

    public static IPvXAddress ReadRequiredAddress(ByteString bytes) =>
        ReadAddress(bytes) ?? throw new MalformedMessageException("an address is missing");

    public static uint ToWire(Family family) => family == Family.IPv4 ? 4u : 6u;

    public static Family ReadFamily(uint family) => family switch
    {
        4 => Family.IPv4,
        6 => Family.IPv6,
        _ => throw new MalformedMessageException($"a family is {family}; allowed 4 or 6"),
    };

    public static Priority ReadPriority(uint priority) => priority <= byte.MaxValue
        ? new((byte)priority)
        : throw new MalformedMessageException($"a priority is {priority}; allowed 0..255");

    public static Proto.RouterKey ToWire(VirtualRouterKey key) =>
        new() { Segment = key.Segment, Family = ToWire(key.Family), Vrid = key.Vrid.Value };

    public static VirtualRouterKey ReadKey(Proto.RouterKey? key) => key switch
    {
        null => throw new MalformedMessageException("a virtual router is missing"),
        { Vrid: < 1 or > 255 } => throw new MalformedMessageException($"a vrid is {key.Vrid}; allowed 1..255"),
        _ => new(key.Segment, ReadFamily(key.Family), new((int)key.Vrid)),
    };

    public static VirtualRouterKey? ReadOptionalKey(Proto.RouterKey? key) => key is null ? null : ReadKey(key);

    public static Proto.Stamp ToWire(HybridStamp stamp) => new() { Microseconds = stamp.Microseconds, Counter = stamp.Counter };

    public static HybridStamp ReadStamp(Proto.Stamp? stamp) => stamp is null ? default : new(stamp.Microseconds, stamp.Counter);

    public static ulong ToWire(TimeSpan span) => span < TimeSpan.Zero ? 0 : (ulong)(span.Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>Spans are added up here, so none may be near the end of what can be counted.</summary>
    public static TimeSpan ReadSpan(ulong microseconds) => microseconds <= LongestSpan
        ? new((long)microseconds * TimeSpan.TicksPerMicrosecond)
        : throw new MalformedMessageException($"a time is {microseconds} µs; allowed up to {LongestSpan}");

    public static Items<T> Read<TWire, T>(IEnumerable<TWire> items, Func<TWire, T> read) => [.. items.Select(read)];

    /// <summary>A number of an enumeration; what a newer node has added is read as the given one.</summary>
    public static T Known<T>(uint number, T otherwise)
        where T : struct, Enum
    {
        var value = (T)Enum.ToObject(typeof(T), number);
        return Enum.IsDefined(value) ? value : otherwise;
    }
}
