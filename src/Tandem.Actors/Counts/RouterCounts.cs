using Tandem.Actors.Advice;
using Tandem.Vrrp.Machine;

namespace Tandem.Actors.Counts;

/// <summary>What one virtual router has been through in the life of this process. Written by the thread of the routers, read by any.</summary>
public sealed class RouterCounts
{
    private static readonly int Reasons = Enum.GetValues<TransitionReason>().Length;

    private readonly long[] _byReason = new long[Reasons];
    private long _toMaster;
    private long _toBackup;
    private long _silent;
    private long _upSince;
    private int _lastMastership = -1;

    /// <summary>How often it became Master.</summary>
    public long MasterTransitions => Volatile.Read(ref _toMaster);

    /// <summary>How often it stopped being Master for another one.</summary>
    public long BackupTransitions => Volatile.Read(ref _toBackup);

    /// <summary>Advertisements that counted although no member answered for them.</summary>
    public long HonouredInSilence => Volatile.Read(ref _silent);

    /// <summary>When it last left Initialize; null while it is there.</summary>
    public DateTimeOffset? UpSince => Volatile.Read(ref _upSince) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Why it became Master the last time; null: it never did.</summary>
    public TransitionReason? LastMastership => Volatile.Read(ref _lastMastership) is >= 0 and var reason ? (TransitionReason)reason : null;

    /// <summary>How often it changed its role for one reason.</summary>
    public long Of(TransitionReason reason) => Volatile.Read(ref _byReason[(int)reason]);

    /// <summary>It changed its role.</summary>
    public void Take(RouterRole from, RouterRole to, TransitionReason reason, DateTimeOffset now)
    {
        Volatile.Write(ref _byReason[(int)reason], _byReason[(int)reason] + 1);
        if (to == RouterRole.Master)
        {
            Volatile.Write(ref _lastMastership, (int)reason);
            Volatile.Write(ref _toMaster, _toMaster + 1);
        }
        else if (from == RouterRole.Master && to == RouterRole.Backup)
        {
            Volatile.Write(ref _toBackup, _toBackup + 1);
        }

        if (from == RouterRole.Initialize || to == RouterRole.Initialize)
        {
            Volatile.Write(ref _upSince, to == RouterRole.Initialize ? 0 : now.UtcTicks);
        }
    }

    /// <summary>Somebody was asked to stand for an advertisement.</summary>
    internal void Take(NodeReport.AttestationEnded ended)
    {
        if (ended.Outcome == AttestationOutcome.HonouredInSilence)
        {
            Volatile.Write(ref _silent, _silent + 1 + ended.Folded);
        }
    }
}
