using Tandem.Network.Linux.Guard;

namespace Tandem.Guard.Wills;

/// <summary>The wills of one worker's life.</summary>
internal sealed class WillStore
{
    private readonly Dictionary<int, LastWill> _wills = [];

    /// <summary>The worker's word that every router which can be carried is.</summary>
    public int? ReadyRouters { get; private set; }

    /// <summary>Takes in what the worker says.</summary>
    public void Note(GuardRecord record)
    {
        switch (record)
        {
            case GuardRecord.Stored(var slot, var will):
                _wills[slot] = will;
                break;
            case GuardRecord.Forgotten(var slot):
                _wills.Remove(slot);
                break;
            case GuardRecord.Ready(var routers):
                ReadyRouters = routers;
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Whether there is a will for the router that this one is of.</summary>
    public bool Has(LastWill other) =>
        _wills.Values.Any(will => will.Interface.Index == other.Interface.Index && will.Family == other.Family && will.Vrid == other.Vrid);

    /// <summary>The wills of exactly the routers that are open.</summary>
    public IReadOnlyList<LastWill> Open(Func<int, bool> isOpen) =>
        [.. _wills.Where(entry => isOpen(entry.Key)).OrderBy(entry => entry.Key).Select(entry => entry.Value)];
}
