using Akka.Actor;

namespace Tandem.Coordination.Hosting;

/// <summary>One actor below /user/coordination, made anew with each life of the system.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="PropsFor">Makes it, given what it works with.</param>
public sealed record CoordinationPart(string Name, Func<PartPorts, Props> PropsFor)
{
    /// <summary>Asks for another one with other settings; null: it never is.</summary>
    public PartRenewal? Renewal { get; init; }
}
