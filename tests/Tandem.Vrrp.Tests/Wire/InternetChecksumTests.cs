using FsCheck.Xunit;
using Tandem.Testing;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Tests.Wire;

public class InternetChecksumTests
{
    // The numeric example of RFC 1071 §3: 0001 + f203 + f4f5 + f6f7 = 2ddf0, folded ddf2, complemented 220d.
    [Fact]
    [Clause("RFC 1071", "3")]
    public void The_example_of_the_RFC() =>
        Assert.Equal(0x220D, InternetChecksum.Finish(InternetChecksum.Add(0, Hex.Bytes("0001 f203 f4f5 f6f7"))));

    [Theory]
    [InlineData("", 0xFFFF)]
    [InlineData("12", 0xEDFF)] // 1200
    [InlineData("1234", 0xEDCB)]
    [InlineData("123456", 0x97CB)] // 1234 + 5600 = 6834
    [InlineData("12345678 9a", 0xFD52)] // 1234 + 5678 + 9a00 = 102ac, folded 02ad
    [InlineData("ffffffff ffffffff ffffffff", 0)]
    public void Every_length_is_summed_whole(string bytes, int checksum) =>
        Assert.Equal(checksum, InternetChecksum.Finish(InternetChecksum.Add(0, Hex.Bytes(bytes))));

    [Property]
    public bool It_agrees_with_the_plain_form_of_the_RFC(byte[] bytes) =>
        InternetChecksum.Finish(InternetChecksum.Add(0, bytes)) == ReferenceChecksum.Of(bytes);

    // c000 + 0202 + e000 + 0012 + 0070 + 000c = 1a290, folded a291, complemented 5d6e.
    [Fact]
    [Clause("RFC 5798", "5.2.8")]
    public void The_pseudo_header_of_IPv4_has_both_addresses_the_protocol_and_the_length() =>
        Assert.Equal(0x5D6E, InternetChecksum.Finish(InternetChecksum.PseudoHeader(Routers.Own4, IPvXAddress.VrrpGroupIPv4, 112, 12)));

    // fe80 + 0002 + ff02 + 0012 + 0070 + 0028 = 1fe2e, folded fe2f, complemented 01d0.
    [Fact]
    [Clause("RFC 9568", "5.2.8")]
    public void The_pseudo_header_of_IPv6_has_both_addresses_the_protocol_and_the_length() =>
        Assert.Equal(0x01D0, InternetChecksum.Finish(InternetChecksum.PseudoHeader(Routers.Own6, IPvXAddress.VrrpGroupIPv6, 112, 40)));
}
