using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.Beat;

/// <summary>
/// What the link loop keeps for one virtual router: its deadline, and the last accepted advertisement to recognize a mere repetition.
/// Loop and actor together equal the pure machine: while an event is on its way to the actor (unsettled) nothing is folded, so events
/// and batches alternate in one order. Used by one thread; allocates nothing after construction.
/// </summary>
/// <param name="parameters">What the router starts with.</param>
/// <param name="start">Events are numbered from here on; greater than any number of an earlier life of the same router.</param>
public sealed class RouterBeat(VirtualRouterParameters parameters, long start = 0)
{
    /// <summary>So many events may wait for one actor; further advertisements are dropped and counted, which bounds a flood.</summary>
    public const int MostWaiting = 64;

    private readonly byte[] _lastPayload = new byte[1500];
    private int _lastLength;
    private IPvXAddress _lastSource;
    private IPvXAddress _shutOut;
    private Instant _shutOutUntil = new(long.MinValue);
    private readonly long _start = start;
    private long _raised = start;
    private long _acknowledged = start;
    private bool _deadlineHandedOn;
    private bool _folded;
    private Instant? _heardAt;

    /// <summary>The parameters of the last batch.</summary>
    public VirtualRouterParameters Parameters { get; private set; } = parameters;

    /// <summary>The role of the last batch.</summary>
    public RouterRole Role { get; private set; } = RouterRole.Initialize;

    /// <summary>Master_Adver_Interval of the last batch.</summary>
    public AdvertisementInterval MasterInterval { get; private set; } = parameters.AdvertisementInterval;

    /// <summary>What was odd about the advertisement whose repetitions are folded.</summary>
    public AdvertisementRemarks RepeatedRemarks { get; private set; }

    /// <summary>Source of own advertisements; null before Startup.</summary>
    public IPvXAddress? PrimaryAddress { get; private set; }

    /// <summary>Checksum form of own advertisements.</summary>
    public ChecksumForm Form { get; private set; }

    /// <summary>Master_Down_Timer or Adver_Timer as it stands now.</summary>
    public Instant NextDeadline { get; private set; } = Instant.Never;

    /// <summary>When the loop must look at this router again: a deadline already handed on is the actor's.</summary>
    public Instant WakeAt => _deadlineHandedOn ? Instant.Never : NextDeadline;

    /// <summary>True when the actor has answered everything it was told.</summary>
    public bool IsSettled => _raised == _acknowledged;

    /// <summary>True when no further advertisement may be handed on.</summary>
    public bool IsOverloaded => _raised - _acknowledged >= MostWaiting;

    /// <summary>Whether a batch answers an event of this life; an actor of an earlier one may still be talking.</summary>
    public bool Knows(long acknowledged) => acknowledged > _start && acknowledged <= _raised;

    /// <summary>
    /// Takes in an advertisement that repeats the last accepted one byte for byte, from the same source, and so only reloads
    /// Master_Down_Timer (RFC 9568 §6.4.2). The bytes were checked when they were first accepted.
    /// </summary>
    /// <returns>False: the advertisement needs the reception checks and the actor.</returns>
    public bool TryFold(IPvXAddress source, ReadOnlySpan<byte> payload, Instant now)
    {
        if (Role != RouterRole.Backup || !IsSettled || _lastLength == 0 || source != _lastSource
            || !payload.SequenceEqual(_lastPayload.AsSpan(0, _lastLength)))
        {
            return false;
        }

        NextDeadline = VirtualRouterMachine.MasterDownAt(Parameters, MasterInterval, now);
        _deadlineHandedOn = false;
        _heardAt = now;
        _folded = true;
        return true;
    }

    /// <summary>An advertisement was not believed: its repetitions prove nothing.</summary>
    /// <param name="source">Whom it claimed to be from.</param>
    /// <param name="now">The time.</param>
    /// <param name="shutOut">So long nothing of that source is to be handed on; zero leaves another one shut out.</param>
    public void Disbelieve(IPvXAddress source, Instant now, TimeSpan shutOut)
    {
        _lastLength = 0;
        if (shutOut > TimeSpan.Zero)
        {
            (_shutOut, _shutOutUntil) = (source, now + shutOut);
        }
    }

    /// <summary>Whether advertisements of a source are dropped without a question. A flood of them must not wear out the actor.</summary>
    public bool IsShutOut(IPvXAddress source, Instant now) => now < _shutOutUntil && source == _shutOut;

    /// <summary>Remembers an accepted advertisement that is being handed on, if its repetitions will only reload the timer.</summary>
    public void Remember(in Advertisement advertisement, ReadOnlySpan<byte> payload)
    {
        var reloads = !advertisement.Priority.IsRelease
            && (advertisement.Priority >= Parameters.Priority || !(Parameters.PreemptMode || Parameters.IsOwner))
            && !(Parameters.Checksum == ChecksumSetting.Auto && (advertisement.Remarks & AdvertisementRemarks.OtherChecksumForm) != AdvertisementRemarks.None)
            && payload.Length <= _lastPayload.Length;
        _lastLength = reloads ? payload.Length : 0;
        if (reloads)
        {
            (_lastSource, RepeatedRemarks) = (advertisement.Source, advertisement.Remarks);
            payload.CopyTo(_lastPayload);
        }
    }

    /// <summary>Numbers an event on its way to the actor. Until its batch comes back nothing is folded.</summary>
    public (long Sequence, Observation? Observed) Raise()
    {
        Observation? observed = IsSettled && _folded ? new Observation(NextDeadline, _heardAt, _lastSource) : null;
        _folded = false;
        return (++_raised, observed);
    }

    /// <summary>What is due at <paramref name="now"/>. To be asked after the receive queue was drained.</summary>
    public BeatAction Due(Instant now)
    {
        if (now < WakeAt)
        {
            return BeatAction.None;
        }

        if (Role == RouterRole.Master && IsSettled)
        {
            NextDeadline = AdvertisementPhase.After(now, Parameters.AdvertisementInterval.TimeSpan);
            _folded = true;
            return BeatAction.Advertise;
        }

        _deadlineHandedOn = true;
        return BeatAction.HandOn;
    }

    /// <summary>Takes over the state a step left behind.</summary>
    /// <param name="router">The router after the step.</param>
    /// <param name="form">Checksum form of own advertisements.</param>
    /// <param name="acknowledged">The event it answered.</param>
    public void Settle(VirtualRouter router, ChecksumForm form, long acknowledged)
    {
        // Only in Backup was the last advertisement accepted for good: a restarted Backup has not learned its interval.
        if (!ReferenceEquals(Parameters, router.Parameters) || Form != form || router.Role != RouterRole.Backup)
        {
            _lastLength = 0;
        }

        _acknowledged = acknowledged;
        Parameters = router.Parameters;
        PrimaryAddress = router.PrimaryAddress;
        Form = form;
        Role = router.Role;
        NextDeadline = router.State.NextDeadline;
        _deadlineHandedOn = false;
        _heardAt = null;
        if (router.State is RouterState.Backup backup)
        {
            MasterInterval = backup.MasterInterval;
        }
    }
}
