using Akka.Actor;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Wire;

/// <summary>Who is what: the forms of membership and roster.</summary>
internal static class StandingForms
{
    public static Proto.Hello ToWire(Hello hello) => new()
    {
        Address = hello.Address,
        Incarnation = hello.Incarnation,
        ReachableMembers = hello.ReachableMembers,
        Members = { hello.Members },
    };

    public static Hello Read(Proto.Hello hello) =>
        new(ReadNode(hello.Address), hello.Incarnation, hello.ReachableMembers, [.. hello.Members]);

    public static Proto.Standing ToWire(Standing standing) => new()
    {
        Routers = { standing.Routers.Select(ToWire) },
        ConfigurationDigest = standing.ConfigurationDigest,
        LatenessMicroseconds = Values.ToWire(standing.Lateness),
    };

    public static Standing Read(Proto.Standing standing) =>
        new(Values.Read(standing.Routers, Read), standing.ConfigurationDigest, Values.ReadSpan(standing.LatenessMicroseconds));

    public static Proto.StandingChanged ToWire(StandingChanged changed) => new() { Router = ToWire(changed.Router) };

    public static StandingChanged Read(Proto.StandingChanged changed) =>
        new(Read(changed.Router ?? throw new MalformedMessageException("a standing is missing")));

    private static Proto.RouterStanding ToWire(RouterStanding standing) => new()
    {
        Router = Values.ToWire(standing.Router),
        Role = (uint)standing.Role,
        Since = Values.ToWire(standing.Since),
        Epoch = standing.Epoch,
        Priority = standing.Priority.Value,
        Reason = standing.Reason,
        Master = Values.ToWire(standing.Master),
        Sent = standing.Sent,
        Heard = { standing.Heard.Select(heard => new Proto.HeardAdvertisements { Source = Values.ToWire(heard.Source), Count = heard.Count }) },
        Source = Values.ToWire(standing.Source),
        ConfiguredPriority = standing.Configured.Value,
        Released = standing.Released,
    };

    private static RouterStanding Read(Proto.RouterStanding standing) => new(
        Values.ReadKey(standing.Router),
        ReadRole(standing.Role),
        Values.ReadStamp(standing.Since),
        standing.Epoch,
        Values.ReadPriority(standing.Priority),
        standing.Reason,
        Values.ReadAddress(standing.Master),
        standing.Sent,
        Values.Read(standing.Heard, heard => new HeardAdvertisements(Values.ReadRequiredAddress(heard.Source), heard.Count)))
    {
        Source = Values.ReadAddress(standing.Source),
        Configured = Values.ReadPriority(standing.ConfiguredPriority),
        Released = standing.Released,
    };

    /// <summary>Whoever joins takes it as it is.</summary>
    private static string ReadNode(string address) => ActorPath.TryParseAddress(address, out _)
        ? address
        : throw new MalformedMessageException("a node's address cannot be read");

    /// <summary>A role cannot be guessed: taking a Master for something else would be untrue.</summary>
    private static RouterRole ReadRole(uint role) => role <= (uint)RouterRole.Master
        ? (RouterRole)role
        : throw new MalformedMessageException($"a role is {role}; allowed 0..2");
}
