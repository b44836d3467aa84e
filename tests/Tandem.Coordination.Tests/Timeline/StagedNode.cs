using Akka.Actor;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Tests.Timeline;

/// <summary>One life of a node on the stage.</summary>
internal sealed record StagedNode(string Name, Guid Boot, SteppedWall Wall, TimelineStore Store, TimelineRecorder Recorder, ActorSystem System);
