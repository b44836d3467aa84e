using System.Globalization;
using Tandem.Actors.Advice;
using Tandem.Actors.Checks;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;
using RouterRole = Tandem.Vrrp.Machine.RouterRole;

namespace Tandem.Coordination.Timeline;

/// <summary>Something worth remembering, with its reasons as values; each says itself in words.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Router">The router it is about; null for the node as a whole.</param>
public abstract record TimelineFact(TimelineKind Kind, VirtualRouterKey? Router)
{
    /// <summary>What happened, in words.</summary>
    public abstract string Text { get; }

    /// <summary>Set when facts of the same sum are counted together: somebody outside decides how often they happen.</summary>
    internal virtual object? Sum => null;

    /// <summary>This one, with what an earlier one of the same sum counted.</summary>
    internal virtual TimelineFact Over(TimelineFact earlier) => this;

    public sealed override string ToString() => Text;

    /// <summary>The process began to serve.</summary>
    public sealed record Started(string Version, string ConfigurationDigest) : TimelineFact(TimelineKind.Life, null)
    {
        public override string Text => $"started, version {Version}, configuration {ConfigurationDigest}";
    }

    /// <summary>The process ends.</summary>
    public sealed record Stopped(bool Orderly) : TimelineFact(TimelineKind.Life, null)
    {
        /// <summary>What the text begins with.</summary>
        public const string Word = "stopped";

        public override string Text => Orderly ? $"{Word} in order" : $"{Word} late";
    }

    /// <summary>The life before this one ended without a word: killed, crashed, or without power.</summary>
    public sealed record Broken(DateTimeOffset LastEntry) : TimelineFact(TimelineKind.Life, null)
    {
        public override string Text => string.Create(
            CultureInfo.InvariantCulture, $"the life before this one ended without a stop; its last entry is of {LastEntry:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}");
    }

    /// <summary>What this node runs with from now on.</summary>
    public sealed record Configured(string Digest, int Routers) : TimelineFact(TimelineKind.Configuration, null)
    {
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"configuration {Digest} with {Routers} virtual routers");
    }

    /// <summary>A router changed its role.</summary>
    public sealed record Transitioned(VirtualRouterKey Key, string Name, RouterRole From, RouterRole To, TransitionReason Reason, Priority Priority, IPvXAddress? Source)
        : TimelineFact(TimelineKind.Transition, Key)
    {
        public override string Text => $"{Name}: {From} -> {To}, {Reason}, priority {Priority}{(Source is { } source ? $", caused by {source}" : "")}";
    }

    /// <summary>A mastership is over for good: the gate is closed and the addresses are gone.</summary>
    public sealed record Released(VirtualRouterKey Key, string Name, long Epoch) : TimelineFact(TimelineKind.Transition, Key)
    {
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"{Name}: gate closed and addresses gone, mastership {Epoch} is over");
    }

    /// <summary>A router advertises, or would, with another priority: a drain, a move, a check, a hand-over.</summary>
    public sealed record Prioritized(VirtualRouterKey Key, string Name, Priority From, Priority To) : TimelineFact(TimelineKind.Priority, Key)
    {
        public override string Text => $"{Name}: priority {From} -> {To}";
    }

    /// <summary>Advertisements that somebody had to stand for.</summary>
    public sealed record Attested(VirtualRouterKey Key, AttestationOutcome Outcome, long Count, IPvXAddress Latest) : TimelineFact(TimelineKind.Authenticity, Key)
    {
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"{Count} advertisements that would have ended a mastership: {Outcome}, the latest from {Latest}");

        internal override object? Sum => (Key, Outcome);

        internal override TimelineFact Over(TimelineFact earlier) => this with { Count = Count + ((Attested)earlier).Count };
    }

    /// <summary>Advice that rested on something that is not true, or no longer.</summary>
    public sealed record AdviceDropped(VirtualRouterKey Key, string Advice, AdviceRefusal Refusal, long Count) : TimelineFact(TimelineKind.Advice, Key)
    {
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"advice not followed {Count} times: {Advice}, {Refusal}");

        internal override object? Sum => (Key, Advice, Refusal);

        internal override TimelineFact Over(TimelineFact earlier) => this with { Count = Count + ((AdviceDropped)earlier).Count };
    }

    /// <summary>A Master let go and the others were told.</summary>
    public sealed record Hinted(VirtualRouterKey Key, ulong Epoch, ReleaseCause Cause) : TimelineFact(TimelineKind.Hint, Key)
    {
        public override string Text => $"told the members that it let go of {Key}, {Cause}, epoch {Epoch}";
    }

    /// <summary>A member told that it let go.</summary>
    public sealed record HintHeard(VirtualRouterKey Key, string From, ulong Epoch, ReleaseCause Cause, HintUse Use) : TimelineFact(TimelineKind.Hint, Key)
    {
        public override string Text => $"{From} told that it let go of {Key}, {Cause}, epoch {Epoch}: {Use}";
    }

    /// <summary>A step of a hand-over, as this node saw it.</summary>
    public sealed record HandOver(VirtualRouterKey Key, Guid Id, HandOverStep Step, string Peer) : TimelineFact(TimelineKind.HandOver, Key)
    {
        public override string Text => $"hand-over of {Key} with {Peer}: {Step} ({Id:N})";
    }

    /// <summary>Something about an interface.</summary>
    public sealed record Link(VirtualRouterKey? Key, string Interface, LinkNotice Notice, string Detail) : TimelineFact(TimelineKind.Link, Key)
    {
        public override string Text => $"{Interface}: {Notice}{(Detail.Length > 0 ? $", {Detail}" : "")}";
    }

    /// <summary>So many frames went no further for one reason.</summary>
    public sealed record Discarded(string Interface, DiscardReason Reason, long Count, IPvXAddress Latest) : TimelineFact(TimelineKind.Discard, null)
    {
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"{Interface}: {Count} received frames discarded, {Reason}, the latest from {Latest}");

        internal override object? Sum => (Interface, Reason);

        internal override TimelineFact Over(TimelineFact earlier) => this with { Count = Count + ((Discarded)earlier).Count };
    }

    /// <summary>Advertisements of a source were dropped because nobody stood for them; so many since the process began.</summary>
    public sealed record Disbelieved(VirtualRouterKey Key, IPvXAddress Source, long Count) : TimelineFact(TimelineKind.Discard, Key)
    {
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"{Key}: advertisements of {Source} were not believed, {Count} so far: nobody stands for them");
    }

    /// <summary>Whom routers believe has changed.</summary>
    public sealed record Believing(string Whom) : TimelineFact(TimelineKind.Member, null)
    {
        public override string Text => Whom;
    }

    /// <summary>An operator wants something.</summary>
    /// <param name="Want">What.</param>
    /// <param name="Of">Whose: the node.</param>
    /// <param name="Key">Which router; null for all.</param>
    public sealed record Commanded(IntentKind Want, string Of, VirtualRouterKey? Key) : TimelineFact(TimelineKind.Operator, Key)
    {
        public override string Text => $"operator: {Want} {Of}{(Key is { } key ? $" {key}" : "")}";
    }

    /// <summary>Two nodes have different configurations.</summary>
    public sealed record Drifted(VirtualRouterKey? Key, string Difference) : TimelineFact(TimelineKind.Configuration, Key)
    {
        public override string Text => Difference;
    }

    /// <summary>A router was released because an answer was owed for too long.</summary>
    public sealed record Stalled(VirtualRouterKey Key, string Owed) : TimelineFact(TimelineKind.Stall, Key)
    {
        public override string Text => $"{Key} was released: {Owed}";
    }

    /// <summary>An advertisement left late.</summary>
    public sealed record Late(VirtualRouterKey Key, TimeSpan Delay) : TimelineFact(TimelineKind.Late, Key)
    {
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"an advertisement of {Key} was {Delay.TotalMilliseconds:0} ms late");
    }

    /// <summary>How a member stands to this node has changed.</summary>
    public sealed record MemberChanged(string Member, MemberChange Change) : TimelineFact(TimelineKind.Member, null)
    {
        public override string Text => $"member {Member}: {Change}";
    }

    /// <summary>A health check fell or rose.</summary>
    public sealed record Checked(string Check, CheckState State, string Detail) : TimelineFact(TimelineKind.Check, null)
    {
        public override string Text => $"check {Check}: {State}{(Detail.Length > 0 ? $", {Detail}" : "")}";
    }

    /// <summary>The channel between the nodes itself.</summary>
    public sealed record Channel(string What) : TimelineFact(TimelineKind.Channel, null)
    {
        public override string Text => What;
    }

    /// <summary>Entries that this record lacks.</summary>
    public sealed record Missing(long Count, MissingReason Reason) : TimelineFact(TimelineKind.Record, null)
    {
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"{Count} entries were left out, {Reason}");
    }
}
