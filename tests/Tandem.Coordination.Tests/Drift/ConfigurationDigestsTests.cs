using Tandem.Actors.Node;
using Tandem.Coordination.Drift;
using Tandem.Coordination.Messages;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Tests.Drift;

/// <summary>What a node runs, as it is compared: each value that must be alike on all nodes is there.</summary>
public sealed class ConfigurationDigestsTests
{
    private static readonly VirtualRouterParameters Parameters = new(
        new("front", Family.IPv4, new Vrid(51)), VrrpVersion.V3, new Priority(254), AdvertisementInterval.Default, Addresses("192.0.2.101", "192.0.2.100"));

    private static readonly RouterAttachment Web = new(Parameters, VirtualMac: true, Accept: true, new(5, TimeSpan.FromSeconds(1)));

    private static readonly Dictionary<string, RouterAttachment> Others = new()
    {
        ["accept"] = Web with { Accept = false },
        ["addresses"] = Web with { Parameters = Parameters with { Addresses = Addresses("192.0.2.100") } },
        ["advertisement-interval"] = Web with { Parameters = Parameters with { AdvertisementInterval = new AdvertisementInterval(1) } },
        ["checksum"] = Web with { Parameters = Parameters with { Checksum = ChecksumSetting.MessageOnly } },
        ["preempt"] = Web with { Parameters = Parameters with { PreemptMode = false } },
        ["version"] = Web with { Parameters = Parameters with { Version = VrrpVersion.V2 } },
        ["virtual-mac"] = Web with { VirtualMac = false },
    };

    [Theory]
    [InlineData("accept", "on", "off")]
    [InlineData("addresses", "192.0.2.100/24, 192.0.2.101/24", "192.0.2.100/24")]
    [InlineData("advertisement-interval", "1000ms", "10ms")]
    [InlineData("checksum", "Auto", "MessageOnly")]
    [InlineData("preempt", "on", "off")]
    [InlineData("version", "3", "2")]
    [InlineData("virtual-mac", "on", "off")]
    public void Who_has_what_is_named_for_each_kind_of_difference(string key, string here, string there)
    {
        var (lb1, lb2) = (ConfigurationDigests.Of(Plan(Web)), ConfigurationDigests.Of(Plan(Others[key])));

        var difference = Assert.Single(ConfigurationDrift.Compare(new Dictionary<string, ConfigurationDigest> { ["lb1"] = lb1, ["lb2"] = lb2, ["lb3"] = lb1 }));

        Assert.Equal($"web: {key} differs: {here} on lb1, lb3; {there} on lb2", difference.Words);
        Assert.NotEqual(lb1.Digest, lb2.Digest);
    }

    [Fact]
    public void Each_value_that_is_compared_has_a_test() =>
        Assert.Equal(Others.Keys.Order(StringComparer.Ordinal), ConfigurationDigests.Of(Plan(Web)).Routers[0].Values.Select(value => value.Key));

    [Fact]
    public void Own_priority_and_the_order_of_addresses_and_routers_are_no_difference()
    {
        var api = Web with { Parameters = Parameters with { Key = Parameters.Key with { Vrid = new Vrid(52) } } };
        var other = Web with { Parameters = Parameters with { Priority = new Priority(251), Addresses = Addresses("192.0.2.100", "192.0.2.101") } };

        Assert.Equal(ConfigurationDigests.Of(Plan(Web, api)).Digest, ConfigurationDigests.Of(Plan(api, other)).Digest);
    }

    private static NodePlan Plan(params RouterAttachment[] routers) => new(
        [new SegmentPlan(new SegmentPortOptions("front", "eth0", true, TimeSpan.FromMilliseconds(300)), [.. routers.Select(router => new RouterPlan(router.Key.Vrid.Value == 51 ? "web" : "api", router))])]);

    private static VirtualAddresses Addresses(params string[] addresses) => new([.. addresses.Select(address => new VirtualAddress(IPvXAddress.Parse(address), 24))]);
}
