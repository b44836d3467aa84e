using Akka.Actor;
using NetArchTest.Rules;

namespace Tandem.Architecture.Tests;

/// <summary>An actor is final and nobody's business but its own assembly's; others know its Props and messages.</summary>
public sealed class ActorTests
{
    [Fact]
    public void Actors_are_sealed_and_internal()
    {
        var actors = Types.InAssemblies(Repository.BuiltProjects.Select(project => project.Load())).That().Inherit(typeof(ActorBase));

        var result = actors.Should().BeSealed().And().NotBePublic().GetResult();

        Findings.AssertNone("actors must be sealed and internal:", result.FailingTypeNames ?? []);
    }
}
