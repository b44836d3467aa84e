using Tandem.Actors.Tests.Staging;
using Tandem.Testing;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Tests.Routers;

public sealed class ChecksumTests : Stage
{
    private static readonly IPvXAddress Third = IPvXAddress.Parse("192.0.2.13");

    /// <summary>Bytes 6 and 7 of an advertisement of web: 3133 + c801 + 0064 + c000 + 0297 = 1bc2f, folded bc30, inverted 43cf.</summary>
    private const int MessageOnly = 0x43CF;

    [Fact]
    public void Auto_follows_a_peer_that_uses_the_other_form_and_remembers_it()
    {
        Interfaces.Set(Scene.Eth0);
        Start(Scene.Plan(Scene.WebPlan));
        var checksums = new List<int>();
        Ports.Transmit = frame => checksums.Add((frame.Payload[6] << 8) | frame.Payload[7]);

        HearThrice(Scene.Advertisement(Scene.Web, 250, ChecksumForm.MessageOnly));
        Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(ChecksumForm.MessageOnly, Checksums.Recall(Scene.Web));
        Assert.All(checksums, checksum => Assert.Equal(MessageOnly, checksum));
        Assert.Contains("WarningLevel: web on eth0 vrid 51 IPv4: sends checksums of form MessageOnly from now on, as 192.0.2.12 does", Lines());
    }

    [Fact]
    public void A_remembered_form_is_used_from_the_start()
    {
        Checksums.Remember(Scene.Web, ChecksumForm.MessageOnly);
        var checksums = new List<int>();
        Ports.Transmit = frame => checksums.Add((frame.Payload[6] << 8) | frame.Payload[7]);

        StartAsMaster(Scene.WebPlan);

        Assert.NotEmpty(checksums);
        Assert.All(checksums, checksum => Assert.Equal(MessageOnly, checksum));
    }

    [Fact]
    public void A_peer_that_only_the_link_loop_hears_still_holds_its_form()
    {
        Interfaces.Set(Scene.Eth0);
        Start(Scene.Plan(Scene.WebPlan));
        for (var i = 0; i < 30; i++)
        {
            Hear(Scene.Advertisement(Scene.Web, 250));
            Advance(TimeSpan.FromSeconds(1));
        }

        HearThrice(Scene.Advertisement(Scene.Web, 250, ChecksumForm.MessageOnly, Third));

        Assert.Null(Checksums.Recall(Scene.Web));
    }

    [Fact]
    public void Two_peers_with_different_forms_are_named_once_a_minute()
    {
        Interfaces.Set(Scene.Eth0);
        Start(Scene.Plan(Scene.WebPlan));
        Lines();

        for (var i = 0; i < 5; i++)
        {
            Hear(Scene.Advertisement(Scene.Web, 250));
            Hear(Scene.Advertisement(Scene.Web, 250, ChecksumForm.MessageOnly, Third));
        }

        var line = Assert.Single(Lines());
        Assert.Equal("WarningLevel: web on eth0 vrid 51 IPv4: 192.0.2.12 and 192.0.2.13 use different checksum forms; set one form on both", line);
    }

    private void HearThrice(SimulatedFrame frame)
    {
        for (var i = 0; i < 3; i++)
        {
            Hear(frame);
        }
    }
}
