using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Wire;

/// <summary>Who lets go for whom: the forms of hints and hand-overs.</summary>
internal static class HandOverForms
{
    public static Proto.ReleaseHint ToWire(ReleaseHint hint) =>
        new() { Router = Values.ToWire(hint.Router), Epoch = hint.Epoch, Cause = (uint)hint.Cause, Heir = hint.Heir };

    public static ReleaseHint Read(Proto.ReleaseHint hint) =>
        new(Values.ReadKey(hint.Router), hint.Epoch, Values.Known(hint.Cause, ReleaseCause.Other)) { Heir = hint.Heir };

    public static Proto.HandOverPrepare ToWire(HandOverPrepare prepare) => new()
    {
        HandOver = Values.ToWire(prepare.HandOver),
        Router = Values.ToWire(prepare.Router),
        Epoch = prepare.Epoch,
        Reason = prepare.Reason,
    };

    public static HandOverPrepare Read(Proto.HandOverPrepare prepare) =>
        new(Values.ReadGuid(prepare.HandOver), Values.ReadKey(prepare.Router), prepare.Epoch, prepare.Reason);

    public static Proto.HandOverPrepared ToWire(HandOverPrepared prepared) => new()
    {
        HandOver = Values.ToWire(prepared.HandOver),
        Router = Values.ToWire(prepared.Router),
        Master = Values.ToWire(prepared.Master),
        Priority = prepared.Priority.Value,
    };

    public static HandOverPrepared Read(Proto.HandOverPrepared prepared) => new(
        Values.ReadGuid(prepared.HandOver),
        Values.ReadKey(prepared.Router),
        Values.ReadAddress(prepared.Master),
        Values.ReadPriority(prepared.Priority));

    public static Proto.HandOverGo ToWire(HandOverGo go) =>
        new() { HandOver = Values.ToWire(go.HandOver), Router = Values.ToWire(go.Router), Epoch = go.Epoch };

    public static HandOverGo Read(Proto.HandOverGo go) => new(Values.ReadGuid(go.HandOver), Values.ReadKey(go.Router), go.Epoch);

    public static Proto.HandOverDone ToWire(HandOverDone done) =>
        new() { HandOver = Values.ToWire(done.HandOver), Router = Values.ToWire(done.Router), Epoch = done.Epoch };

    public static HandOverDone Read(Proto.HandOverDone done) => new(Values.ReadGuid(done.HandOver), Values.ReadKey(done.Router), done.Epoch);

    public static Proto.HandOverAbandoned ToWire(HandOverAbandoned abandoned) =>
        new() { HandOver = Values.ToWire(abandoned.HandOver), Router = Values.ToWire(abandoned.Router), Reason = abandoned.Reason };

    public static HandOverAbandoned Read(Proto.HandOverAbandoned abandoned) =>
        new(Values.ReadGuid(abandoned.HandOver), Values.ReadKey(abandoned.Router), abandoned.Reason);

    public static Proto.HandOverWanted ToWire(HandOverWanted wanted) =>
        new() { HandOver = Values.ToWire(wanted.HandOver), Router = Values.ToWire(wanted.Router), Priority = wanted.Priority.Value };

    public static HandOverWanted Read(Proto.HandOverWanted wanted) =>
        new(Values.ReadGuid(wanted.HandOver), Values.ReadKey(wanted.Router), Values.ReadPriority(wanted.Priority));
}
