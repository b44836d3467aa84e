using System.ComponentModel;
using Tandem.Network.Linux.Guard;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Segments;

/// <summary>
/// Makes a refusal of what would end the process: a kernel that does not tell what there is (a listing that others change faster than it
/// can be read). So only the router concerned is released, and the line says what was attempted.
/// </summary>
internal sealed class CarefulPlace(IAddressPlace place) : IAddressPlace
{
    public NamedInterface Device => place.Device;

    public int? SimpleIndex => place.SimpleIndex;

    public Refusal? Prepare() => Attempt(place.Prepare);

    public Refusal? Add(IReadOnlyList<VirtualAddress> addresses) => Attempt(() => place.Add(addresses));

    public Refusal? Remove(IReadOnlyList<VirtualAddress> addresses, IReadOnlyCollection<VirtualAddress> remaining) =>
        Attempt(() => place.Remove(addresses, remaining));

    public Refusal? Restore(IReadOnlyCollection<VirtualAddress> held, List<string> missing) => Attempt(() => place.Restore(held, missing));

    public bool IsIntact(KernelView view, IReadOnlyCollection<VirtualAddress> held) => place.IsIntact(view, held);

    public IEnumerable<VirtualAddress> Lent(IReadOnlyCollection<VirtualAddress> held) => place.Lent(held);

    public Refusal? Release(IReadOnlyCollection<VirtualAddress> held) => Attempt(() => place.Release(held));

    /// <summary>Does what needs the kernel's answers.</summary>
    internal static Refusal? Attempt(Func<Refusal?> change)
    {
        try
        {
            return change();
        }
        catch (Win32Exception untold)
        {
            return new Refusal(untold.Message, untold.NativeErrorCode, Cures.Netlink(untold.NativeErrorCode));
        }
    }
}
