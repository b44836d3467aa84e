using System.Collections.Immutable;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Hearing;

/// <summary>What follows from one round.</summary>
/// <param name="Report">For the members.</param>
/// <param name="Matrix">For whoever shows it.</param>
/// <param name="Began">Faults to be told of.</param>
/// <param name="Ended">Faults that are over.</param>
/// <param name="Stays">For this node's routers.</param>
internal sealed record RoundOutcome(
    ProbeReport Report, HearingMatrix Matrix, ImmutableArray<HearingFault> Began, ImmutableArray<HearingFault> Ended, ImmutableArray<Stay> Stays);
