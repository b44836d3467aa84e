namespace Tandem.Testing;

/// <summary>A LAN in virtual time: it loses, doubles, delays, reorders and splits. Everything it does comes from one seed.</summary>
/// <param name="clock">Carries the delays.</param>
/// <param name="random">Decides.</param>
public sealed class SimulatedSegment(VirtualClock clock, Random random)
{
    private readonly List<Action<SimulatedFrame>> _stations = [];
    private readonly List<int> _islands = [];

    /// <summary>How frames fare from now on.</summary>
    public SegmentWeather Weather { get; set; } = SegmentWeather.Fair;

    /// <summary>Adds a station.</summary>
    /// <param name="receive">Called for each frame that reaches it.</param>
    /// <returns>Its number.</returns>
    public int Join(Action<SimulatedFrame> receive)
    {
        _stations.Add(receive);
        _islands.Add(0);
        return _stations.Count - 1;
    }

    /// <summary>Puts a station on an island; frames stay on theirs.</summary>
    public void MoveTo(int station, int island) => _islands[station] = island;

    /// <summary>Puts everybody on one island.</summary>
    public void Heal()
    {
        for (var station = 0; station < _islands.Count; station++)
        {
            _islands[station] = 0;
        }
    }

    /// <summary>Sends a frame to everybody else on the sender's island.</summary>
    public void Send(int from, SimulatedFrame frame)
    {
        for (var to = 0; to < _stations.Count; to++)
        {
            if (to != from && _islands[to] == _islands[from] && random.NextDouble() >= Weather.Loss)
            {
                Carry(to, frame);
                if (random.NextDouble() < Weather.Duplication)
                {
                    Carry(to, frame);
                }
            }
        }
    }

    private void Carry(int to, SimulatedFrame frame)
    {
        var spread = Weather.LongestDelay - Weather.ShortestDelay;
        clock.After(Weather.ShortestDelay + (spread * random.NextDouble()), () => _stations[to](frame));
    }
}
