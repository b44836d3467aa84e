using Tandem.Network.Linux.Watch;
using Tandem.Network.Ports;

namespace Tandem.Network.Tests.Linux;

/// <summary>What of the kernel's reports is told on.</summary>
public sealed class InterfaceTableTests
{
    private const ushort NewLink = 16;
    private const string Down = "02100000";
    private const string Up = "43100100";
    private readonly InterfaceTable _table = new();
    private readonly List<InterfaceEvent> _told = [];

    [Fact]
    public void A_macvlan_of_ours_is_born_down_which_concerns_nobody()
    {
        Report("vrrp4.51.2", Down, "02");
        Assert.Empty(_told);

        Report("vrrp4.51.2", Up, "06");
        Assert.True(Assert.IsType<InterfaceEvent.Changed>(Assert.Single(_told)).State.IsUp);

        Report("vrrp4.51.2", Down, "02");
        Assert.False(Assert.IsType<InterfaceEvent.Changed>(_told[1]).State.IsUp);
    }

    [Fact]
    public void Any_other_interface_that_appears_is_told()
    {
        Report("vrrp4.51.xy", Down, "02");

        Assert.False(Assert.IsType<InterfaceEvent.Changed>(Assert.Single(_told)).State.IsUp);
    }

    /// <summary>RTM_NEWLINK of interface 9: its flags, IFLA_IFNAME, and IFLA_OPERSTATE.</summary>
    private void Report(string name, string flags, string state)
    {
        var padded = Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(name)).PadRight(24, '0');
        var payload = Convert.FromHexString(
            "00000100" + "09000000" + flags + "00000000" + $"{4 + name.Length + 1:x2}000300" + padded + "05001000" + state + "000000");
        _table.Apply(NewLink, payload, _told.Add);
    }
}
