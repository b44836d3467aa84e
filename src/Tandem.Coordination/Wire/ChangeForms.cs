using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Wire;

/// <summary>Other configurations on their way to all nodes: the forms of changes.</summary>
internal static class ChangeForms
{
    public static Proto.ChangePrepare ToWire(ChangePrepare prepare) => new() { Change = Values.ToWire(prepare.Change), Base = prepare.Base, Text = prepare.Text };

    public static ChangePrepare Read(Proto.ChangePrepare prepare) => new(Values.ReadGuid(prepare.Change), prepare.Base, prepare.Text);

    public static Proto.ChangeAnswer ToWire(ChangeAnswer answer) => new() { Change = Values.ToWire(answer.Change), Stage = (uint)answer.Stage, Refusal = answer.Refusal };

    public static ChangeAnswer Read(Proto.ChangeAnswer answer) => new(Values.ReadGuid(answer.Change), Values.Known(answer.Stage, ChangeStage.Unknown), answer.Refusal);

    public static Proto.ChangeTry ToWire(ChangeTry change) => new() { Change = Values.ToWire(change.Change), ConfirmWithin = Values.ToWire(change.ConfirmWithin) };

    public static ChangeTry Read(Proto.ChangeTry change) => new(Values.ReadGuid(change.Change), Values.ReadSpan(change.ConfirmWithin));

    public static Proto.ChangeDrop ToWire(ChangeDrop drop) => new() { Change = Values.ToWire(drop.Change), Reason = drop.Reason };

    public static ChangeDrop Read(Proto.ChangeDrop drop) => new(Values.ReadGuid(drop.Change), drop.Reason);

    public static Proto.ChangeConfirm ToWire(ChangeConfirm confirm) => new() { Change = Values.ToWire(confirm.Change), Version = Values.ToWire(confirm.Version) };

    public static ChangeConfirm Read(Proto.ChangeConfirm confirm) => new(Values.ReadGuid(confirm.Change), Values.ReadStamp(confirm.Version));

    public static Proto.ChangeKnown ToWire(ChangeKnown known) =>
        new() { Version = Values.ToWire(known.Version), Digest = known.Digest, Replaced = { known.Replaced }, Text = known.Text };

    public static ChangeKnown Read(Proto.ChangeKnown known) => new(Values.ReadStamp(known.Version), known.Digest, [.. known.Replaced], known.Text);

    public static Proto.ChangeWanted ToWire(ChangeWanted wanted) => new() { Digest = wanted.Digest };

    public static ChangeWanted Read(Proto.ChangeWanted wanted) => new(wanted.Digest);
}
