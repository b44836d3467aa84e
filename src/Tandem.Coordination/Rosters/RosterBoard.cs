using Tandem.Coordination.Membership;

namespace Tandem.Coordination.Rosters;

/// <summary>Where the roster hangs for whoever reads it, on any thread; it outlives the cluster's system.</summary>
public sealed class RosterBoard
{
    private Roster _current = Roster.Empty;

    /// <summary>The roster of now.</summary>
    public Roster Current
    {
        get => Volatile.Read(ref _current);
        internal set => Volatile.Write(ref _current, value);
    }

    /// <summary>The cluster's system has ended: what was heard stays, and nobody is reached.</summary>
    internal void NoteEnd(MemberTable members) => Current = Current.Mark(members);
}
