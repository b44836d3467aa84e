using System.Globalization;
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

    public sealed override string ToString() => Text;

    /// <summary>The process began to serve.</summary>
    public sealed record Started(string Version, string ConfigurationDigest) : TimelineFact(TimelineKind.Life, null)
    {
        public override string Text => $"started, version {Version}, configuration {ConfigurationDigest}";
    }

    /// <summary>The process ends.</summary>
    public sealed record Stopped(bool Orderly) : TimelineFact(TimelineKind.Life, null)
    {
        public override string Text => Orderly ? "stopped in order" : "stopped late";
    }

    /// <summary>A router changed its role.</summary>
    public sealed record Transitioned(VirtualRouterKey Key, string Name, RouterRole From, RouterRole To, TransitionReason Reason, Priority Priority, IPvXAddress? Source)
        : TimelineFact(TimelineKind.Transition, Key)
    {
        public override string Text => $"{Name}: {From} -> {To}, {Reason}, priority {Priority}{(Source is { } source ? $", caused by {source}" : "")}";
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

    /// <summary>Entries that this record lacks.</summary>
    public sealed record Missing(long Count, MissingReason Reason) : TimelineFact(TimelineKind.Record, null)
    {
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"{Count} entries were left out, {Reason}");
    }
}
