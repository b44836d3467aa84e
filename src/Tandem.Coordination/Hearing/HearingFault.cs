using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Hearing;

/// <summary>Something is wrong with who hears whom, in words.</summary>
/// <param name="Segment">On which segment.</param>
/// <param name="Node">The node at fault, or one of a pair.</param>
/// <param name="Other">The other of the pair; null when it is about one node.</param>
public abstract record HearingFault(string Segment, string Node, string? Other)
{
    /// <summary>What is wrong, in words.</summary>
    public abstract string Text { get; }

    /// <summary>Must have lasted for so long before it is worth a word.</summary>
    public virtual TimeSpan Patience => TimeSpan.Zero;

    /// <summary>The same for as long as the fault is the same, whatever else is known of it.</summary>
    public string Id => $"{GetType().Name} {Segment} {Subject} {Node} {Other}";

    /// <summary>Whether something is known now that calls for another cure than what was told of the same fault.</summary>
    public virtual bool SaysMoreThan(HearingFault told) => false;

    /// <summary>The one router that it is about; null when it is about the segment.</summary>
    public virtual VirtualRouterKey? Subject => null;

    public sealed override string ToString() => Text;

    /// <summary>A node hears nothing at all, and another one hears it.</summary>
    public sealed record Deaf(string Segment, string Node, string HeardBy) : HearingFault(Segment, Node, null)
    {
        public override string Text => $"node {Node} is deaf on segment {Segment}: {HeardBy} hears it, and it hears nobody";
    }

    /// <summary>A node hears others, and nobody hears it.</summary>
    public sealed record Mute(string Segment, string Node) : HearingFault(Segment, Node, null)
    {
        public override string Text => $"node {Node} cannot send on segment {Segment}: it hears others, and no member hears it";
    }

    /// <summary>A node hears nobody, and nobody hears it, though it has a carrier.</summary>
    public sealed record Alone(string Segment, string Node) : HearingFault(Segment, Node, null)
    {
        public override string Text =>
            $"node {Node} is alone on segment {Segment}: it hears nobody and no member hears it, though its carrier is up (another VLAN, or a port that does not forward?)";
    }

    /// <summary>Two nodes do not hear each other, and neither of them is at fault more than the other.</summary>
    public sealed record Apart(string Segment, string Node, string Other) : HearingFault(Segment, Node, Other)
    {
        public override string Text =>
            $"nodes {Node} and {Other} do not hear each other on segment {Segment}, though their carriers are up (different VLANs, or a split network?)";
    }

    /// <summary>Of two nodes only one hears the other, and both hear and are heard otherwise.</summary>
    public sealed record OneWay(string Segment, string From, string To) : HearingFault(Segment, From, To)
    {
        public override string Text => $"node {To} does not hear node {From} on segment {Segment}, and {From} hears {To}";
    }

    /// <summary>Unicast passes between two nodes, advertisements pass in neither direction.</summary>
    public sealed record MulticastFiltered(string Segment, VirtualRouterKey Router, string Node, string Other, TimeSpan Settling) : HearingFault(Segment, Node, Other)
    {
        public override TimeSpan Patience => Settling;

        public override string Text =>
            $"advertisements of {Router} pass in neither direction between {Node} and {Other}, though probes do: multicast is filtered on segment {Segment} (snooping without a querier?)";
    }

    /// <summary>Advertisements of one node do not reach another, though everything else does.</summary>
    public sealed record AdvertisementsDropped(string Segment, VirtualRouterKey Router, string From, string To, string? At, TimeSpan Settling)
        : HearingFault(Segment, From, To)
    {
        public override TimeSpan Patience => Settling;

        public override string Text =>
            $"advertisements of {Router} from {From} do not reach {To} on segment {Segment}, though probes do, and {From} hears {To}'s: a firewall on {At ?? $"{From} or {To}"} drops VRRP";
    }

    /// <summary>Two members say that they are Master of one router, and this does not settle by itself.</summary>
    public sealed record TwoMasters(VirtualRouterKey Router, string Node, string Other, bool IsSplit, string? Loser, TimeSpan Settling)
        : HearingFault(Router.Segment, Node, Other)
    {
        public override TimeSpan Patience => IsSplit ? TimeSpan.Zero : Settling;

        public override VirtualRouterKey? Subject => Router;

        public override bool SaysMoreThan(HearingFault told) => told is TwoMasters less && ((IsSplit && !less.IsSplit) || (Loser is not null && less.Loser is null));

        public override string Text => $"{Node} and {Other} are both Master of {Router}{(IsSplit ? " and cannot hear each other" : "")}: "
            + (Loser is { } loser ? $"{loser} alone does not reach the witness and lets go" : "nobody lets go");
    }
}
