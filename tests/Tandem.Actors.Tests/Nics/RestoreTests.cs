using Tandem.Actors.Tests.Staging;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Tests.Nics;

public sealed class RestoreTests : Stage
{
    private static readonly IPvXAddress WebAddress = IPvXAddress.Parse("192.0.2.151");

    [Theory]
    [InlineData("vrrp4.51.2")]
    [InlineData("eth0")]
    public void A_held_address_that_was_removed_is_restored(string name)
    {
        StartAsMaster(Scene.WebPlan, Scene.ApiPlan);

        Happen(new InterfaceEvent.AddressRemoved(name, WebAddress));

        Assert.Equal(["restore"], Kernel.Journal(Scene.Web));
        Assert.Empty(Kernel.Journal(Scene.Api));
    }

    [Theory]
    [InlineData("vrrp4.51.2", "192.0.2.200")]
    [InlineData("vrrp4.51.9", "192.0.2.151")]
    [InlineData("eth1", "192.0.2.151")]
    public void What_is_not_ours_is_left_alone(string name, string address)
    {
        StartAsMaster(Scene.WebPlan);

        Happen(new InterfaceEvent.AddressRemoved(name, IPvXAddress.Parse(address)));

        Assert.Empty(Kernel.Journal(Scene.Web));
    }

    [Fact]
    public void A_Backup_removes_its_addresses_itself()
    {
        StartAsMaster(Scene.WebPlan);
        Hear(Scene.Advertisement(Scene.Web, 250));
        Kernel.ClearJournal();

        Happen(new InterfaceEvent.AddressRemoved("vrrp4.51.2", WebAddress));

        Assert.Empty(Kernel.Journal(Scene.Web));
    }

    [Fact]
    public void A_macvlan_that_was_deleted_is_restored_also_for_a_Backup()
    {
        StartAsMaster(Scene.WebPlan, Scene.ApiPlan);
        Hear(Scene.Advertisement(Scene.Web, 250));
        Kernel.ClearJournal();

        Happen(new InterfaceEvent.Gone("vrrp4.51.2", 12));

        Assert.Equal(["restore"], Kernel.Journal(Scene.Web));
        Assert.Empty(Kernel.Journal(Scene.Api));
    }

    [Theory]
    [InlineData("vrrp4.51.2", false, "00:00:5e:00:01:33", 1)]
    [InlineData("vrrp4.51.2", true, "02:00:00:00:00:09", 1)]
    [InlineData("vrrp4.51.2", true, "00:00:5e:00:01:33", 0)]
    [InlineData("vrrp4.51.9", false, "00:00:5e:00:01:33", 0)]
    public void A_macvlan_that_was_set_down_or_given_another_address_is_restored(string name, bool isUp, string mac, int times)
    {
        StartAsMaster(Scene.WebPlan);

        Happen(new InterfaceEvent.Changed(new InterfaceState(name, 12, MacOf(mac), isUp, PrimaryIPv4: null, LinkLocalIPv6: null)));

        Assert.Equal(times, Kernel.Journal(Scene.Web).Count);
    }

    [Fact]
    public void Lost_events_make_everything_be_checked()
    {
        StartAsMaster(Scene.WebPlan, Scene.ApiPlan);

        Happen(new InterfaceEvent.Resynchronized());

        Assert.Equal(["restore"], Kernel.Journal(Scene.Web));
        Assert.Equal(["restore"], Kernel.Journal(Scene.Api));
    }

    private static MacAddress MacOf(string text) => new(Convert.ToUInt64(text.Replace(":", "", StringComparison.Ordinal), 16));
}
