using Tandem.Actors.Routers;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;

namespace Tandem.Simulation.Tests;

/// <summary>How an actor answers; a test may put a broken one in its place.</summary>
internal delegate RouterCore AnswerRaised(RouterCore core, LinkEvent.Raised raised, out Transition transition, out EffectBatch batch);
