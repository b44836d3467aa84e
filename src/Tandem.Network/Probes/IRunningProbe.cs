using System.Collections.Immutable;

namespace Tandem.Network.Probes;

/// <summary>A probe that has begun, until it is disposed.</summary>
public interface IRunningProbe : IDisposable
{
    /// <summary>Whom to ask from the next round on, in place of those before; who stays keeps his count.</summary>
    /// <param name="targets">All of them.</param>
    void Aim(ImmutableArray<ProbeTarget> targets);
}
