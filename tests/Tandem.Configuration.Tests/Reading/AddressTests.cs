namespace Tandem.Configuration.Tests.Reading;

public sealed class AddressTests
{
    private const string Start = "t.conf:16: tandem.virtual-routers.web.addresses has ";

    [Theory]
    [InlineData("192.168.1.100", "an address with its prefix length, such as 192.168.1.100/24")]
    [InlineData("fe80::1", "an address with its prefix length, such as fe80::1/64")]
    [InlineData("192.168.1.300/24", "an IPv4 or IPv6 address with its prefix length, such as 192.168.1.100/24")]
    [InlineData("192.168.1/24", "an IPv4 or IPv6 address with its prefix length, such as 192.168.1.100/24")]
    [InlineData("fe80::1%eth0/64", "an IPv4 or IPv6 address with its prefix length, such as 192.168.1.100/24")]
    [InlineData("vip.example/24", "an IPv4 or IPv6 address with its prefix length, such as 192.168.1.100/24")]
    [InlineData("192.168.1.100/33", "a prefix length of 1..32 after the / for IPv4")]
    [InlineData("192.168.1.100/0", "a prefix length of 1..32 after the / for IPv4")]
    [InlineData("192.168.1.100/", "a prefix length of 1..32 after the / for IPv4")]
    [InlineData("fe80::1/129", "a prefix length of 1..128 after the / for IPv6")]
    [InlineData("224.0.0.18/24", "an address a host can have: this is a multicast address")]
    [InlineData("239.255.255.255/32", "an address a host can have: this is a multicast address")]
    [InlineData("ff02::12/64", "an address a host can have: this is a multicast address")]
    [InlineData("127.0.0.1/8", "an address a host can have: this is a loopback address")]
    [InlineData("::1/128", "an address a host can have: this is a loopback address")]
    [InlineData("0.0.0.0/24", "an address a host can have: this is an unspecified address")]
    [InlineData("::/64", "an address a host can have: this is the unspecified address")]
    [InlineData("255.255.255.255/32", "an address a host can have: this is the broadcast address")]
    [InlineData("192.168.1.255/24", "an address a host can have: this is the network's broadcast address")]
    [InlineData("192.168.1.0/24", "an address a host can have: this is the network's own address")]
    [InlineData("2001:db8::/64", "an address a host can have: this is the network's own address")]
    [InlineData("::ffff:192.168.1.1/64", "an address a host can have: this is an IPv4 address in IPv6 form")]
    public void Address_that_no_virtual_router_can_have_is_refused(string address, string allowed) =>
        Assert.Equal($"{Start}{address}; allowed {allowed}", Document.Error(With($"\"{address}\"")));

    /// <summary>/31 and /32 have neither network nor broadcast address; 192.168.0.255/23 lies in the middle.</summary>
    [Theory]
    [InlineData("192.168.1.0/31")]
    [InlineData("192.168.1.255/32")]
    [InlineData("192.168.0.255/23")]
    [InlineData("169.254.7.7/16")]
    public void Address_at_the_edge_of_what_is_allowed_is_accepted(string address) =>
        Assert.Equal(address, Document.Configuration(With($"\"{address}\"")).VirtualRouters[1].Addresses.ToString());

    [Fact]
    public void First_address_of_an_IPv6_router_must_be_link_local() => Assert.Equal(
        Start + "2001:db8::1/64; allowed a link-local address (fe80::/10) as the first of an IPv6 router, such as fe80::100/64 (RFC 9568 §5.2.9)",
        Document.Error(With("\"2001:db8::1/64\", \"fe80::1/64\"")));

    [Fact]
    public void Families_are_not_mixed() => Assert.Equal(
        Start + "fe80::1/64; allowed addresses of one family: the first is IPv4; make a router for each",
        Document.Error(With("\"192.168.1.100/24\", \"fe80::1/64\"")));

    [Fact]
    public void Address_is_given_once() => Assert.Equal(
        Start + "192.168.1.100/25; allowed every address once",
        Document.Error(With("\"192.168.1.100/24\", \"192.168.1.100/25\"")));

    [Fact]
    public void VRRPv2_is_for_IPv4_only() => Assert.Equal(
        "t.conf:15: tandem.virtual-routers.web.version is 2; allowed 3 for IPv6 addresses: VRRPv2 is for IPv4 only (RFC 3768)",
        Document.Error(With("\"fe80::1/64\"").Replace("vrid = 51", "vrid = 51, version = 2", StringComparison.Ordinal)));

    [Fact]
    public void Checksum_form_is_not_a_choice_for_IPv6() => Assert.Equal(
        "t.conf:15: tandem.virtual-routers.web.checksum is set for IPv6; allowed auto: IPv6 has only one form of checksum",
        Document.Error(With("\"fe80::1/64\"").Replace("vrid = 51", "vrid = 51, checksum = message-only", StringComparison.Ordinal)));

    [Fact]
    public void Each_bad_address_of_a_list_has_its_own_line() => Assert.Equal(
        [
            "t.conf:17: tandem.virtual-routers.web.addresses has 10.0.0.1; allowed an address with its prefix length, such as 10.0.0.1/24",
            "t.conf:19: tandem.virtual-routers.web.addresses has 10.0.0.2; allowed an address with its prefix length, such as 10.0.0.2/24",
        ],
        Document.Errors(With("\n\"10.0.0.1\"\n\"10.0.0.3/24\"\n\"10.0.0.2\"\n")));

    [Theory]
    [InlineData(255)]
    [InlineData(1)]
    public void As_many_IPv4_addresses_are_accepted_as_an_advertisement_holds(int count) =>
        Assert.Equal(count, Document.Configuration(With(IPv4(count))).VirtualRouters[1].Addresses.Count);

    [Fact]
    public void More_than_255_IPv4_addresses_are_refused() => Assert.Equal(
        Start + "256 addresses; allowed 1..255 IPv4 addresses, what one advertisement can hold; share them between two routers",
        Document.Error(With(IPv4(256))));

    [Fact]
    public void Ninety_IPv6_addresses_are_accepted() =>
        Assert.Equal(90, Document.Configuration(With(IPv6(90))).VirtualRouters[1].Addresses.Count);

    [Fact]
    public void More_than_90_IPv6_addresses_are_refused() => Assert.Equal(
        Start + "91 addresses; allowed 1..90 IPv6 addresses, what one advertisement can hold; share them between two routers",
        Document.Error(With(IPv6(91))));

    private static string With(string addresses) => Document.With("\"192.168.1.100/24\"", addresses);

    private static string IPv4(int count) => string.Join(", ", Enumerable.Range(0, count).Select(n => $"\"10.20.{n / 100}.{(n % 100) + 1}/16\""));

    private static string IPv6(int count) => string.Join(", ", Enumerable.Range(1, count).Select(n => $"\"fe80::{n:x}/64\""));
}
