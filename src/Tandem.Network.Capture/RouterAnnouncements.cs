using Tandem.Network.Beat;
using Tandem.Network.Linux.Sockets;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.Capture;

/// <summary>
/// Tells the LAN where the addresses of one router are: at once, repeated at the segment's pace, and against a stranger's claim.
/// While the actor thinks, and while what it has yielded is being taken down, there is no repetition and no answer: whoever has just heard a better
/// Master must not draw the clients back from it.
/// </summary>
internal sealed class RouterAnnouncements(RouterBeat beat, AdvertisementTally tally, PacketSocket socket, AnnouncementPace pace)
{
    private AnnouncementRepeats? _repeats;
    private ClaimDefence _defence = ClaimDefence.Quiet;
    private IPvXAddress _claimed;

    /// <summary>The Ethernet address that is announced.</summary>
    public MacAddress Sender { get; set; }

    public Instant NextAt => IsMaster ? Instant.Earlier(_repeats?.NextAt ?? Instant.Never, _defence.NextDeadline) : Instant.Never;

    private bool IsMaster => beat is { IsSettled: true, Role: RouterRole.Master };

    /// <summary>At once, and again as often as configured, at the segment's pace.</summary>
    public void Announce(VirtualAddresses addresses, AnnouncementOptions options, Instant now)
    {
        DropRepeats();
        foreach (var address in addresses)
        {
            Send(address.Address);
        }

        var (count, interval) = options;
        if (count > 1 && addresses.Count > 0)
        {
            _repeats = new AnnouncementRepeats(addresses, AnnouncementSchedule.Start(now, count - 1, interval), Repeat);
        }
    }

    /// <summary>
    /// Whoever lowers its priority leaves the clients to the one that comes: nothing more is repeated, and a claim is answered only if it still stands
    /// when a hand-over would long be over.
    /// </summary>
    public void StepDown(Instant now)
    {
        DropRepeats();
        _defence = _defence.Postponed(now);
    }

    /// <summary>The addresses are let go of.</summary>
    public void FallSilent()
    {
        DropRepeats();
        _defence = ClaimDefence.Quiet;
    }

    /// <summary>Hears a stranger's claim to a held address and answers it, now or as soon as it may.</summary>
    /// <returns>Whether it was answered now.</returns>
    public bool Defend(IPvXAddress claimed, Instant now)
    {
        _defence = _defence.Hear();
        _claimed = claimed;
        if (!MayAnswerClaim(now))
        {
            return false;
        }

        AnswerClaim(now);
        return true;
    }

    /// <summary>Does what is due.</summary>
    public void RunDue(Instant now, AdvertisementBatch batch)
    {
        if (IsMaster && _repeats?.TryBegin(now) == true)
        {
            pace.Add(_repeats);
        }

        if (MayAnswerClaim(now))
        {
            batch.Send();
            AnswerClaim(now);
        }
    }

    private bool MayAnswerClaim(Instant now) => IsMaster && _defence.IsDue(now);

    private void AnswerClaim(Instant now)
    {
        _defence = ClaimDefence.AnsweredAt(now);
        Send(_claimed);
    }

    private void Repeat(IPvXAddress address)
    {
        if (IsMaster)
        {
            Send(address);
        }
    }

    private void DropRepeats()
    {
        _repeats?.Drop();
        _repeats = null;
    }

    private void Send(IPvXAddress address)
    {
        Span<byte> frame = stackalloc byte[128];
        var length = address.Family == Family.IPv4
            ? GratuitousArp.Write(Sender, address, frame)
            : UnsolicitedNeighborAdvertisement.Write(Sender, address, frame);
        tally.Announce();
        socket.Send(frame[..length]);
    }
}
