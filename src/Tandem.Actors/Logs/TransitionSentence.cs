using System.Diagnostics;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Actors.Logs;

/// <summary>Why a router changed its role, for whoever is woken by it: the end of the line that begins with <see cref="LogTemplates.Transition"/>.</summary>
/// <param name="Template">Words and holes.</param>
/// <param name="Holes">What goes into them, in order.</param>
internal sealed record TransitionSentence(string Template, params object[] Holes)
{
    private const string TakesOver = "this node takes over with priority {Priority}";

    /// <summary>The sentence for one transition.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="own">The router's parameters.</param>
    /// <param name="heard">The advertisement that caused it; null when it was none.</param>
    public static TransitionSentence For(TransitionReason reason, VirtualRouterParameters own, Advertisement? heard) => reason switch
    {
        TransitionReason.Startup => new("this node stands by with priority {Priority}", own.Priority),
        TransitionReason.OwnerStartup => new("this node owns the addresses and waits for nobody"),
        TransitionReason.MasterDown => new($"no Master was heard in time, {TakesOver}", own.Priority),
        TransitionReason.MasterReleased => new($"the Master has let go, {TakesOver}", own.Priority),
        TransitionReason.Preempted => new($"the Master has a lower priority, {TakesOver}", own.Priority),
        TransitionReason.PeerReleased => new($"the Master told this node that it has let go, {TakesOver}", own.Priority),
        TransitionReason.HandOver => new($"the Master hands over, {TakesOver}", own.Priority),
        TransitionReason.HigherPriority when heard is { } rival =>
            new("{Source} is Master with priority {SourcePriority}, this node has only {Priority}", rival.Source, rival.Priority, own.Priority),
        TransitionReason.EqualPriorityHigherAddress when heard is { } rival =>
            new("{Source} is Master with the same priority {Priority} and the higher address", rival.Source, own.Priority),
        TransitionReason.Shutdown => new("this node was told to stop"),
        TransitionReason.InterfaceDown => new("the interface is down or has no carrier"),
        TransitionReason.NoPrimaryAddress when own.Key.Family == Family.IPv4 => new("the interface has no IPv4 address to advertise from"),
        TransitionReason.NoPrimaryAddress => new("the interface has no link-local IPv6 address to advertise from"),
        TransitionReason.InterfaceLost => new("this node lost the interface and tries to open it again"),
        TransitionReason.Deaf => new("this node does not hear the segment, and another node does"),
        TransitionReason.Arbitrated => new("there is another Master that this node cannot hear, and only that one reaches the witness"),
        TransitionReason.CheckFailed => new("a health check of this node failed"),
        TransitionReason.EffectRefused => new("the kernel refused what the router needs, and it starts again"),
        TransitionReason.Succession => new("the worker before this one has left it in place, this node goes on with priority {Priority}", own.Priority),
        _ => throw new UnreachableException(),
    };
}
