using Tandem.Network.Checks;

namespace Tandem.Actors.Checks;

/// <summary>What an interface was at its worst since it was looked at last: one that comes and goes is down.</summary>
internal sealed class CarrierSample
{
    private bool? _isUp;
    private bool _wasDown;

    /// <summary>The interface stands so now.</summary>
    public void Note(bool isUp)
    {
        _isUp = isUp;
        _wasDown |= !isUp;
    }

    /// <summary>Looks at it.</summary>
    public ProbeResult Take()
    {
        var wasDown = _wasDown;
        _wasDown = _isUp == false;
        return (_isUp, wasDown) switch
        {
            (null, _) => new ProbeResult.Unknown("the interface has not been seen yet"),
            (false, _) => new ProbeResult.Failed("the interface is gone, down or without carrier"),
            (true, true) => new ProbeResult.Failed("the interface was down or without carrier meanwhile"),
            _ => new ProbeResult.Passed("the interface is up and has carrier"),
        };
    }
}
