using Google.Protobuf;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Wire;

/// <summary>Every kind of message there is, and the envelope around it.</summary>
internal static class MessageCodec
{
    /// <summary>A manifest is shown in the log, so a stranger's is cut.</summary>
    private const int LongestManifest = 40;

    public static readonly IReadOnlyList<MessageForm> Forms =
    [
        MessageForm.Of("hello", Proto.Hello.Parser, (Hello message) => StandingForms.ToWire(message), StandingForms.Read),
        MessageForm.Of("standing", Proto.Standing.Parser, (Standing message) => StandingForms.ToWire(message), StandingForms.Read),
        MessageForm.Of("standing-changed", Proto.StandingChanged.Parser, (StandingChanged message) => StandingForms.ToWire(message), StandingForms.Read),
        MessageForm.Of("release-hint", Proto.ReleaseHint.Parser, (ReleaseHint message) => HandOverForms.ToWire(message), HandOverForms.Read),
        MessageForm.Of("hand-over-prepare", Proto.HandOverPrepare.Parser, (HandOverPrepare message) => HandOverForms.ToWire(message), HandOverForms.Read),
        MessageForm.Of("hand-over-prepared", Proto.HandOverPrepared.Parser, (HandOverPrepared message) => HandOverForms.ToWire(message), HandOverForms.Read),
        MessageForm.Of("hand-over-go", Proto.HandOverGo.Parser, (HandOverGo message) => HandOverForms.ToWire(message), HandOverForms.Read),
        MessageForm.Of("hand-over-done", Proto.HandOverDone.Parser, (HandOverDone message) => HandOverForms.ToWire(message), HandOverForms.Read),
        MessageForm.Of("hand-over-abandoned", Proto.HandOverAbandoned.Parser, (HandOverAbandoned message) => HandOverForms.ToWire(message), HandOverForms.Read),
        MessageForm.Of("hand-over-wanted", Proto.HandOverWanted.Parser, (HandOverWanted message) => HandOverForms.ToWire(message), HandOverForms.Read),
        MessageForm.Of("challenge", Proto.Challenge.Parser, (Challenge message) => WitnessForms.ToWire(message), WitnessForms.Read),
        MessageForm.Of("verdict", Proto.Verdict.Parser, (Verdict message) => WitnessForms.ToWire(message), WitnessForms.Read),
        MessageForm.Of("probe-report", Proto.ProbeReport.Parser, (ProbeReport message) => WitnessForms.ToWire(message), WitnessForms.Read),
        MessageForm.Of("intent-exchange", Proto.IntentExchange.Parser, (IntentExchange message) => RecordForms.ToWire(message), RecordForms.Read),
        MessageForm.Of("configuration-digest", Proto.ConfigurationDigest.Parser, (ConfigurationDigest message) => RecordForms.ToWire(message), RecordForms.Read),
        MessageForm.Of("timeline-entries", Proto.TimelineEntries.Parser, (TimelineEntries message) => RecordForms.ToWire(message), RecordForms.Read),
        MessageForm.Of("check-report", Proto.CheckReport.Parser, (CheckReport message) => HealthForms.ToWire(message), HealthForms.Read),
        MessageForm.Of("timeline-known", Proto.TimelineKnown.Parser, (TimelineKnown message) => RecordForms.ToWire(message), RecordForms.Read),
        MessageForm.Of("change-prepare", Proto.ChangePrepare.Parser, (ChangePrepare message) => ChangeForms.ToWire(message), ChangeForms.Read),
        MessageForm.Of("change-answer", Proto.ChangeAnswer.Parser, (ChangeAnswer message) => ChangeForms.ToWire(message), ChangeForms.Read),
        MessageForm.Of("change-try", Proto.ChangeTry.Parser, (ChangeTry message) => ChangeForms.ToWire(message), ChangeForms.Read),
        MessageForm.Of("change-drop", Proto.ChangeDrop.Parser, (ChangeDrop message) => ChangeForms.ToWire(message), ChangeForms.Read),
        MessageForm.Of("change-confirm", Proto.ChangeConfirm.Parser, (ChangeConfirm message) => ChangeForms.ToWire(message), ChangeForms.Read),
        MessageForm.Of("change-known", Proto.ChangeKnown.Parser, (ChangeKnown message) => ChangeForms.ToWire(message), ChangeForms.Read),
        MessageForm.Of("change-wanted", Proto.ChangeWanted.Parser, (ChangeWanted message) => ChangeForms.ToWire(message), ChangeForms.Read),
    ];

    private static readonly Dictionary<Type, MessageForm> ByType = Forms.ToDictionary(form => form.Type);
    private static readonly Dictionary<string, MessageForm> ByManifest = Forms.ToDictionary(form => form.Manifest, StringComparer.Ordinal);

    public static string ManifestOf(INodeMessage message) => FormOf(message).Manifest;

    public static byte[] Write(Envelope envelope) => new Proto.Envelope
    {
        Cluster = envelope.Cluster,
        Node = envelope.Node,
        BootId = Values.ToWire(envelope.BootId),
        Sequence = envelope.Sequence,
        Stamp = Values.ToWire(envelope.Stamp),
        Body = FormOf(envelope.Body).Write(envelope.Body),
        Clock = envelope.Clock.Now,
        Echo = envelope.Clock.Echo,
        Held = envelope.Clock.Held,
    }.ToByteArray();

    /// <exception cref="MalformedMessageException">A value has no meaning in its place.</exception>
    /// <exception cref="InvalidProtocolBufferException">The bytes are no Protobuf.</exception>
    public static Envelope Read(byte[] bytes, string manifest)
    {
        var envelope = Proto.Envelope.Parser.ParseFrom(bytes);
        return new(
            envelope.Cluster,
            envelope.Node,
            Values.ReadGuid(envelope.BootId),
            envelope.Sequence,
            Values.ReadStamp(envelope.Stamp),
            ByManifest.TryGetValue(manifest, out var form) ? form.Read(envelope.Body) : new UnknownMessage(Shown(manifest)))
        {
            Clock = new(envelope.Clock, envelope.Echo, envelope.Held),
        };
    }

    private static MessageForm FormOf(INodeMessage message) => ByType.TryGetValue(message.GetType(), out var form)
        ? form
        : throw new ArgumentException($"message is {message.GetType().Name}; allowed: {string.Join(", ", Forms.Select(known => known.Type.Name))}", nameof(message));

    private static string Shown(string manifest) =>
        new([.. manifest.Take(LongestManifest).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '?')]);
}
