using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Wire;

/// <summary>Who hears whom and who sent what: the forms of attestation and probes.</summary>
internal static class WitnessForms
{
    public static Proto.Challenge ToWire(Challenge challenge) => new()
    {
        Nonce = challenge.Nonce,
        Router = Values.ToWire(challenge.Router),
        Source = Values.ToWire(challenge.Source),
        Priority = challenge.Priority.Value,
    };

    public static Challenge Read(Proto.Challenge challenge) => new(
        challenge.Nonce,
        Values.ReadKey(challenge.Router),
        Values.ReadRequiredAddress(challenge.Source),
        Values.ReadPriority(challenge.Priority));

    public static Proto.Verdict ToWire(Verdict verdict) => new()
    {
        Nonce = verdict.Nonce,
        Router = Values.ToWire(verdict.Router),
        Answer = (uint)verdict.Answer,
        Epoch = verdict.Epoch,
    };

    public static Verdict Read(Proto.Verdict verdict) => new(
        verdict.Nonce,
        Values.ReadKey(verdict.Router),
        Values.Known(verdict.Answer, VerdictAnswer.Unsure),
        verdict.Epoch);

    public static Proto.ProbeReport ToWire(ProbeReport report) => new()
    {
        Findings = { report.Findings.Select(ToWire) },
        Ears = { report.Ears.Select(ToWire) },
    };

    public static ProbeReport Read(Proto.ProbeReport report) => new(Values.Read(report.Findings, Read)) { Ears = Values.Read(report.Ears, Read) };

    private static Proto.ProbeFinding ToWire(ProbeFinding finding)
    {
        var form = new Proto.ProbeFinding
        {
            Segment = finding.Segment,
            Family = Values.ToWire(finding.Family),
            Peer = finding.Peer,
            Missed = finding.Missed,
        };
        if (finding.Silence is { } silence)
        {
            form.SilenceMicroseconds = Values.ToWire(silence);
        }

        return form;
    }

    private static ProbeFinding Read(Proto.ProbeFinding finding) => new(
        finding.Segment,
        Values.ReadFamily(finding.Family),
        finding.Peer,
        finding.Missed,
        finding.HasSilenceMicroseconds ? Values.ReadSpan(finding.SilenceMicroseconds) : null);

    private static Proto.SegmentEar ToWire(SegmentEar ear)
    {
        var form = new Proto.SegmentEar { Segment = ear.Segment, HasCarrier = ear.HasCarrier, HearsOthers = ear.HearsOthers };
        if (ear.Silence is { } silence)
        {
            form.SilenceMicroseconds = Values.ToWire(silence);
        }

        if (ear.Witness is { } witness)
        {
            form.Witness = witness;
        }

        return form;
    }

    private static SegmentEar Read(Proto.SegmentEar ear) => new(
        ear.Segment,
        ear.HasCarrier,
        ear.HasSilenceMicroseconds ? Values.ReadSpan(ear.SilenceMicroseconds) : null,
        ear.HearsOthers,
        ear.HasWitness ? ear.Witness : null);
}
