using System.Buffers.Binary;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Tests.Wire;

/// <summary>
/// 200,000 broken frames from one seed: nothing throws, nothing allocates, every frame ends in a reason. Half of them get their
/// checksums put right again, so that the later checks are met as well.
/// </summary>
public class FuzzTests
{
    private const int Seed = 9568;
    private const int FrameCount = 200_000;
    private static readonly byte[] Edges = [0, 1, 2, 0x21, 0x31, 255];

    /// <summary>All that reading alone can find; the other reasons need a router, or its actor.</summary>
    private static readonly DiscardReason[] Judged =
    [
        .. Enum.GetValues<DiscardReason>().Except(
            [DiscardReason.NotStarted, DiscardReason.OwnPacket, DiscardReason.OwnerConflict, DiscardReason.Overload, DiscardReason.Unattested]),
    ];

    private readonly byte[] _frame = new byte[4096];
    private readonly int[] _reasons = new int[Enum.GetValues<DiscardReason>().Length];

    private readonly VirtualRouterParameters[] _own = [Routers.V3(), Routers.V2(), Routers.V6()];

    private readonly byte[][] _sound =
    [
        Frames.IPv4(),
        Frames.IPv4(options: "94040000", padding: "00000000"),
        Frames.IPv4(message: PeerMessage.V2),
        Frames.IPv6(PeerMessage.V6.Bytes()),
        Frames.IPv6([.. Hex.Bytes("7000 0000 0000 0000"), .. PeerMessage.V6.Bytes()], 0),
        Frames.IPv6((PeerMessage.V6 with { Addresses = [] }).Bytes()),
        Frames.Neighbour("88 00 0000 a0000000 20010db8000000000000000000000001 0201 020000000066"),
        Hex.Bytes("ffffffffffff 020000000003 0806 0001 0800 06 04 0001 020000000066 c0000201 000000000000 c0000232"),
    ];

    [Fact]
    public void Broken_frames_neither_throw_nor_allocate()
    {
        var random = new Random(Seed);
        Run(random, 1000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Run(random, FrameCount);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        foreach (var reason in Judged.Where(reason => _reasons[(int)reason] == 0))
        {
            Assert.Fail($"seed {Seed} never reaches {reason}: {string.Join(' ', _reasons)}");
        }
    }

    private void Run(Random random, int frames)
    {
        for (var i = 0; i < frames; i++)
        {
            var length = Break(random);
            var frame = _frame.AsSpan(0, length);
            _ = AddressClaim.TryParse(frame, out _);
            if (!ReceivedPacket.TryParse(frame, out var packet))
            {
                _reasons[(int)DiscardReason.NotAnAdvertisement]++;
                continue;
            }

            AdvertisementCodec.TryPeekVrid(packet.Payload, out _);
            AdvertisementCodec.CheckUnknown(packet.Payload, packet.Ttl, packet.Source, packet.Destination);
            foreach (var own in _own)
            {
                var reason = AdvertisementCodec.Decode(
                    packet.Payload, packet.Ttl, packet.Source, packet.Destination, own, ChecksumForm.MessageOnly, out _);
                _reasons[(int)reason]++;
            }
        }
    }

    private int Break(Random random)
    {
        if (random.Next(10) == 0)
        {
            var length = random.Next(_frame.Length);
            random.NextBytes(_frame.AsSpan(0, length));
            return length;
        }

        var sound = _sound[random.Next(_sound.Length)];
        sound.CopyTo(_frame, 0);
        var message = sound[12] == 0x86 ? 54 : 34;
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            var place = random.Next(2) == 0 ? random.Next(sound.Length) : Math.Min(sound.Length - 1, message + random.Next(8));
            _frame[place] = random.Next(2) == 0 ? Edges[random.Next(Edges.Length)] : (byte)random.Next(256);
        }

        if (random.Next(2) == 0 && sound.Length > 46)
        {
            PutRight(message, sound.Length - message);
        }

        return random.Next(4) == 0 ? random.Next(sound.Length + 1) : sound.Length;
    }

    private void PutRight(int message, int length)
    {
        var ipv6 = message == 54;
        var pseudoHeader = ipv6 ? InternetChecksum.Add(112 + (ulong)length, _frame.AsSpan(22, 32)) : 0;
        PutRight(_frame.AsSpan(message, length), 6, pseudoHeader);
        if (!ipv6)
        {
            PutRight(_frame.AsSpan(14, 20), 10, 0);
        }
    }

    private static void PutRight(Span<byte> bytes, int offset, ulong sum)
    {
        BinaryPrimitives.WriteUInt16BigEndian(bytes[offset..], 0);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[offset..], InternetChecksum.Finish(InternetChecksum.Add(sum, bytes)));
    }
}
