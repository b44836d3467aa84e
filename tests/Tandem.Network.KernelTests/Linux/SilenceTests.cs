using Tandem.Network.Linux.Segments;
using Tandem.Testing;

namespace Tandem.Network.KernelTests.Linux;

/// <summary>A Backup says nothing: what a fresh macvlan would emit stays behind the closed gate.</summary>
public sealed class SilenceTests : IDisposable
{
    // Multicast listener reports and router solicitations leave at random within their first second.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly Wire _wire = new();

    [KernelFact(Needs = "libnftables.so.1")]
    public void A_fresh_macvlan_behind_the_closed_gate_emits_nothing()
    {
        using var tap = new FrameTap(_wire);

        Provoke(segment => Assert.True(segment.Gate!.Exists()));

        Assert.Equal((0, 0), (tap.CountFrom(Wire.Key4.VirtualMac, TimeSpan.Zero), tap.CountFrom(Wire.Key6.VirtualMac, Patience)));
    }

    [KernelFact(Needs = "libnftables.so.1,nft")]
    public void The_same_without_the_gate_is_heard()
    {
        using var tap4 = new FrameTap(_wire);
        using var tap6 = new FrameTap(_wire);

        Provoke(_ => _wire.Node.Run("nft", "flush", "ruleset"));

        Assert.True(tap4.Hears(frame => FrameTap.IsFrom(frame, Wire.Key4.VirtualMac)), "IPv4: the control does not emit, so its silence proves nothing");
        Assert.True(tap6.Hears(frame => FrameTap.IsFrom(frame, Wire.Key6.VirtualMac)), "IPv6: the control does not emit, so its silence proves nothing");
    }

    public void Dispose() => _wire.Dispose();

    private void Provoke(Action<SegmentKernel> beforehand) => _wire.Node.Enter(() =>
    {
        using var segment = SegmentKernel.Open(_wire.Options, _wire.RunDirectory, warning => Assert.Fail(warning));
        beforehand(segment);
        var passes = !segment.Gate!.Exists();
        Assert.Null(Attach(segment, passes));

        // An ARP request from the macvlan; nobody answers, because it never leaves or its sender has gone.
        var macvlan = $"vrrp4.51.{segment.Interface.Index}";
        _ = Assert.Throws<InvalidOperationException>(() => _wire.Node.Run("ping", "-c", "1", "-W", "1", "-I", macvlan, "192.0.3.77"));
    });

    private Network.Linux.Refusal? Attach(SegmentKernel segment, bool passes)
    {
        var refused = segment.Attach(Wire.Attachment(Wire.Key4, "192.0.3.100/24")) ?? segment.Attach(Wire.Attachment(Wire.Key6, "fe80::100/64"));
        if (passes)
        {
            // Attaching has brought the gate back.
            _wire.Node.Run("nft", "flush", "ruleset");
        }

        return refused
            ?? segment.AddAddresses(Wire.Key4, Wire.Addresses("192.0.3.100/24"))
            ?? segment.AddAddresses(Wire.Key6, Wire.Addresses("fe80::100/64", "2001:db8::100/64"));
    }
}
