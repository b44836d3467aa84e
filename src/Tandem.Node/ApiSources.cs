using Akka.Actor;
using Tandem.Actors.Checks;
using Tandem.Api.Changes;
using Tandem.Api.Local;
using Tandem.Api.Metrics;
using Tandem.Api.Sights;
using Tandem.Coordination.Intents;
using Tandem.Coordination.Timeline;

namespace Tandem.Node;

/// <summary>Where the API finds what it shows.</summary>
/// <param name="System">Where this node's routers live.</param>
/// <param name="Root">Their root.</param>
/// <param name="Checks">How this node is.</param>
/// <param name="Intents">Takes what operators want.</param>
internal sealed record ApiSources(ActorSystem System, IActorRef Root, ChecksBoard Checks, IntentDesk Intents)
{
    /// <summary>The channel to the others; null: there is none.</summary>
    public ChannelBoards? Channel { get; init; }

    /// <summary>What is measured, together with what the routers tell.</summary>
    public Func<LocalBoard, MetricSources>? Metrics { get; init; }

    /// <summary>Has this node follow another configuration.</summary>
    public IChangeDesk? Changes { get; init; }

    /// <summary>Looks up what happened; null: nothing is recorded.</summary>
    public ITimelineReader? Timeline { get; init; }
}
