using Tandem.Network.Linux.Guard;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Segments;

/// <summary>Where one router's addresses live.</summary>
internal interface IAddressPlace
{
    /// <summary>The interface that carries the addresses.</summary>
    NamedInterface Device { get; }

    /// <summary>The number of the interface, where adding and taking off addresses needs nothing else; null where it does.</summary>
    int? SimpleIndex { get; }

    /// <summary>Makes the place ready and takes addresses of an earlier life off it.</summary>
    Refusal? Prepare();

    /// <summary>Adds addresses.</summary>
    Refusal? Add(IReadOnlyList<VirtualAddress> addresses);

    /// <summary>Takes addresses off; the remaining ones stay.</summary>
    Refusal? Remove(IReadOnlyList<VirtualAddress> addresses, IReadOnlyCollection<VirtualAddress> remaining);

    /// <summary>Puts back what an outsider took: the place itself and the given addresses.</summary>
    /// <param name="held">Addresses that must be there.</param>
    /// <param name="missing">Receives what was missing.</param>
    Refusal? Restore(IReadOnlyCollection<VirtualAddress> held, List<string> missing);

    /// <summary>Whether <see cref="Restore"/> would find nothing missing.</summary>
    bool IsIntact(KernelView view, IReadOnlyCollection<VirtualAddress> held);

    /// <summary>Those that vanish unless they are renewed.</summary>
    IEnumerable<VirtualAddress> Lent(IReadOnlyCollection<VirtualAddress> held);

    /// <summary>Gives the place up.</summary>
    Refusal? Release(IReadOnlyCollection<VirtualAddress> held);
}
