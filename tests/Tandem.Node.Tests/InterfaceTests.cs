using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>Interfaces and addresses come and go: Initialize and back.</summary>
public sealed class InterfaceTests
{
    [KernelFact(Needs = "nft")]
    public async Task A_link_that_goes_down_and_up()
    {
        using var pair = new Pair();
        await pair.Start();

        pair.A.Network.Run("ip", "link", "set", "eth0", "down");
        await pair.A.Becomes("Initialize");
        Assert.EndsWith("InterfaceDown", pair.A.Transitions[^1], StringComparison.Ordinal);
        await pair.B.Becomes("Master");
        Assert.False(pair.A.Holds(Pair.Vip));

        pair.A.Network.Run("ip", "link", "set", "eth0", "up");
        await IsBack(pair);
    }

    [KernelFact(Needs = "nft")]
    public async Task A_cable_that_is_pulled_and_plugged()
    {
        using var pair = new Pair();
        await pair.Start();

        pair.Switch.Run("ip", "link", "set", "to-a", "down");
        await pair.A.Becomes("Initialize");
        await pair.B.Becomes("Master");

        pair.Switch.Run("ip", "link", "set", "to-a", "up");
        await IsBack(pair);
    }

    [KernelFact(Needs = "nft")]
    public async Task An_interface_that_is_deleted_and_made_again()
    {
        using var pair = new Pair();
        await pair.Start();

        pair.A.Network.Run("ip", "link", "delete", "eth0");
        await pair.A.Becomes("Initialize");
        await pair.B.Becomes("Master");

        pair.A.Plug(pair.Switch);
        await IsBack(pair);
    }

    [KernelFact(Needs = "nft")]
    public async Task The_primary_address_removed_and_added()
    {
        using var pair = new Pair();
        await pair.Start();

        pair.A.Network.Run("ip", "address", "delete", $"{pair.A.Address}/24", "dev", "eth0");
        await pair.A.Becomes("Initialize");
        Assert.EndsWith("NoPrimaryAddress", pair.A.Transitions[^1], StringComparison.Ordinal);
        await pair.B.Becomes("Master");

        pair.A.AddAddress();
        await IsBack(pair);
    }

    [KernelFact(Needs = "nft")]
    public async Task An_interface_that_is_missing_at_the_start_is_named_and_picked_up_when_it_appears()
    {
        using var pair = new Pair();
        pair.A.Network.Run("ip", "link", "delete", "eth0");

        pair.A.Start(Pair.Configuration());
        await pair.A.Says("there is no interface eth0");
        Assert.Equal("none", pair.A.Role);

        pair.A.Plug(pair.Switch);
        await pair.A.Becomes("Master");
        Assert.True(Pair.Answers(pair.Client), "the address does not answer");
    }

    [KernelFact(Needs = "nft")]
    public async Task An_interface_that_is_down_at_the_start_is_named_and_opened_when_it_comes_up()
    {
        using var pair = new Pair();
        pair.A.Network.Run("ip", "link", "set", "eth0", "down");

        pair.A.Start(Pair.Configuration());
        await pair.A.Says("interface eth0 is down");

        pair.A.Network.Run("ip", "link", "set", "eth0", "up");
        await pair.A.Becomes("Master");
        Assert.DoesNotContain("CAP_NET_RAW", pair.A.Said, StringComparison.Ordinal);
    }

    private static async Task IsBack(Pair pair)
    {
        await pair.A.Becomes("Master");
        await pair.B.Becomes("Backup");
        await Until.True("a holds the address alone", () => pair.A.Holds(Pair.Vip) && !pair.B.Holds(Pair.Vip), Until.Long, () => pair.A.Said + pair.B.Said);
        Assert.True(Pair.Answers(pair.Client), "the address does not answer");
        Assert.True(Pair.Answers(pair.B), "the Backup cannot reach the address");
    }
}
