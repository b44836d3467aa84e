using Tandem.Interop.Tests.Nodes;
using Tandem.Interop.Tests.Topology;
using Tandem.Interop.Tests.Wire;
using Tandem.Testing;

namespace Tandem.Interop.Tests;

/// <summary>
/// The two checksum forms of VRRPv3 over IPv4. keepalived 2.2 and FRR 8 know only the pseudo-header form, so the peer that
/// speaks RFC 9568's is a script.
/// </summary>
public sealed class ChecksumTests
{
    private const string Vip = "192.0.2.100";
    private static readonly RouterPlan Plan = new(51, Vip);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(12);

    [KernelFact(Needs = Needs.Tandem)]
    public async Task Auto_follows_a_foreign_Backup_to_the_message_only_form_and_back()
    {
        using var site = new Site();
        var node = new TandemNode(site, site.A, Plan, 200);
        node.Start();
        Hears(site, "start", ChecksumForm.PseudoHeader);

        await using (Peer(site, 50, ChecksumForm.MessageOnly))
        {
            Hears(site, "a message-only peer", ChecksumForm.MessageOnly);
        }

        Assert.Contains("checksum", node.Said, StringComparison.OrdinalIgnoreCase);

        await using (Peer(site, 50, ChecksumForm.PseudoHeader))
        {
            Hears(site, "a pseudo-header peer", ChecksumForm.PseudoHeader);
        }
    }

    [KernelFact(Needs = Needs.Tandem)]
    public async Task Auto_learns_the_form_of_a_foreign_Master_and_rules_in_it()
    {
        using var site = new Site();
        var node = new TandemNode(site, site.A, Plan, 100);
        await using (Peer(site, 250, ChecksumForm.MessageOnly))
        {
            node.Start();
            node.WaitFor("Backup");
            site.Wire.Await(site.Wire.Mark(), Plan.Vrid, 20, advert => advert.Priority == 250, Limit);
        }

        var first = Hears(site, "the message-only Master is gone", ChecksumForm.MessageOnly);

        Assert.All(first, advert => Assert.Equal(ChecksumForm.MessageOnly, advert.Checksum));
    }

    [KernelTheory(Needs = Needs.Tandem)]
    [InlineData("pseudo-header", nameof(ChecksumForm.PseudoHeader), nameof(ChecksumForm.MessageOnly))]
    [InlineData("message-only", nameof(ChecksumForm.MessageOnly), nameof(ChecksumForm.PseudoHeader))]
    public async Task A_pinned_form_stays_whatever_the_peer_sends(string setting, string pinned, string other)
    {
        using var site = new Site();
        var node = new TandemNode(site, site.A, Plan, 200, $"checksum = {setting}");
        node.Start();
        Hears(site, "start", Enum.Parse<ChecksumForm>(pinned));

        await using (Peer(site, 50, Enum.Parse<ChecksumForm>(other)))
        {
            var mark = site.Wire.Mark();
            var heard = site.Wire.Await(mark, Plan.Vrid, 20, advert => advert.Priority == 50, Limit);

            Assert.All(heard.Where(advert => advert.Priority == 200), advert => Assert.Equal(pinned, advert.Checksum.ToString()));
            Assert.Contains(heard, advert => advert.Priority == 200);
        }
    }

    [KernelFact(Needs = Needs.Tandem + "," + Needs.Keepalived)]
    public async Task Auto_stays_with_keepalived_when_a_third_product_speaks_the_other_form()
    {
        using var site = new Site();
        var keepalived = new KeepalivedNode(site, site.A, Plan, 200);
        var node = new TandemNode(site, site.B, Plan, 100);
        keepalived.Start();
        node.Start();
        site.Wire.Await(site.Wire.Mark(), Plan.Vrid, 5, advert => advert.Priority == 200, Limit);

        await using (Peer(site, 90, ChecksumForm.MessageOnly))
        {
            site.Wire.Await(site.Wire.Mark(), Plan.Vrid, 10, advert => advert.Priority == 90, Limit);
        }

        keepalived.PowerOff();
        Hears(site, "keepalived is gone", ChecksumForm.PseudoHeader, 100);
    }

    /// <summary>A third product at the stranger's port.</summary>
    private static ScriptedPeer Peer(Site site, int priority, ChecksumForm form) => new(
        site.Stranger, 10, new ForgedAdvert(site.Stranger.Mac, site.Stranger.Ipv4, Plan.Vrid, priority, Vip) { Checksum = form }.Frame());

    /// <summary>Five adverts of ours in a form, from now on.</summary>
    private static IEnumerable<HeardAdvert> Hears(Site site, string phase, ChecksumForm form, int? priority = null)
    {
        try
        {
            return site.Wire.Await(
                site.Wire.Mark(), Plan.Vrid, 5, advert => Ours(site, advert) && advert.Checksum == form && (priority is null || advert.Priority == priority), Limit)
                .Where(advert => Ours(site, advert));
        }
        catch (TimeoutException silence)
        {
            throw new TimeoutException($"phase '{phase}': adverts of ours in the form {form}: {silence.Message}", silence);
        }
    }

    private static bool Ours(Site site, HeardAdvert advert) => !advert.Source.ToString().Equals(site.Stranger.Ipv4, StringComparison.Ordinal);
}
