namespace Tandem.Configuration.Tests;

public sealed class EffectiveConfigurationTests
{
    [Fact]
    public void Node_without_routers_is_told_so() => Assert.Equal(
        "node lb3 (10.0.0.13) of cluster edge; run directory /run/tandem, gate lease 300ms, stall time-out 2s, repeats 1000/s, coordination on port 7112 of 3 nodes with TLS by /etc/tandem/pki/lb3.pem\n\ntakes part in no virtual router\n",
        EffectiveConfiguration.Render(Document.Configuration(Document.Good).ForNode("lb3")));

    [Fact]
    public void Owner_and_deviations_from_the_defaults_are_shown()
    {
        var text = Document.WithWeb("owner = on, preempt = off, accept = off, checksum = message-only, foreign-peers = [192.168.1.7], advertisement-interval = 1.5s, announcements { count = 3, interval = 250ms }");

        var lines = EffectiveConfiguration.Render(Document.Configuration(text).ForNode("lb1")).Split('\n');

        Assert.Equal("router  segment  interface  gate  vrid  family  version  priority     interval  mode         preempt  accept  checksum      believes             announce       addresses", lines[2]);
        Assert.Equal("web     front    eth0       on    51    IPv4    3        255 (owner)  1.5s      virtual-mac  off      off     message-only  members+192.168.1.7  3 every 250ms  192.168.1.100/24", lines[4]);
    }
}
