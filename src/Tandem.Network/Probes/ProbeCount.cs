using Tandem.Vrrp.Model;

namespace Tandem.Network.Probes;

/// <summary>Counts what is heard of one address. It counts probes, not time, so that whoever was not scheduled accuses nobody.</summary>
/// <param name="target">The address.</param>
public sealed class ProbeCount(ProbeTarget target)
{
    private bool _waits;
    private int _asked;
    private int _missed;
    private Instant? _heardAsking;
    private bool _hasAnswered;

    /// <summary>The address.</summary>
    public ProbeTarget Target => target;

    /// <summary>Where it can be asked for without waking all others: its owner's MAC, as long as it answers there.</summary>
    public MacAddress? Mac { get; private set; }

    /// <summary>The round is over: who has not answered by now has missed it.</summary>
    public void Settle()
    {
        if (!_waits)
        {
            return;
        }

        _waits = false;
        _asked++;
        _missed++;
        Mac = null;
    }

    /// <summary>A probe goes out.</summary>
    public void Ask() => _waits = true;

    /// <summary>The owner has answered.</summary>
    public void Answer(MacAddress mac)
    {
        _asked += _waits ? 1 : 0;
        (_waits, _missed, _hasAnswered, Mac) = (false, 0, true, mac);
    }

    /// <summary>The owner was heard asking, whomever.</summary>
    public void HearAsking(Instant at) => _heardAsking = at;

    /// <summary>What is known now.</summary>
    public ProbeSight Look(Instant now) => new(target, _asked, _missed, _heardAsking is { } at ? now - at : null, _hasAnswered);
}
