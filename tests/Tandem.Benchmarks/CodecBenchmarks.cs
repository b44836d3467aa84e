using BenchmarkDotNet.Attributes;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Benchmarks;

/// <summary>Bytes to values with every check of RFC 9568 §7.1, and back.</summary>
[MemoryDiagnoser]
public class CodecBenchmarks
{
    private readonly byte[] _payload = Stage.PeersPayload();
    private readonly byte[] _buffer = new byte[AdvertisementFrame.MaxLength];

    [Benchmark]
    public DiscardReason Decode() => AdvertisementCodec.Decode(
        _payload, 255, Stage.Peer, IPvXAddress.VrrpGroup(Family.IPv4), Stage.Parameters, ChecksumForm.PseudoHeader, out _);

    [Benchmark]
    public int Encode() => AdvertisementCodec.Encode(Stage.Parameters, Stage.Parameters.Priority, Stage.Own, ChecksumForm.PseudoHeader, _buffer);
}
