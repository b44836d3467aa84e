using Tandem.Vrrp.Machine;

namespace Tandem.Architecture.Tests;

/// <summary>What the machine decides, somebody does: an effect without an arm would be lost without a word.</summary>
public sealed class EffectTests
{
    /// <summary>The projects that may touch the world; the first arm written in one of them makes the rule bite.</summary>
    private static readonly HashSet<string> Executors = ["Tandem.Network.Linux", "Tandem.Network.Capture"];

    [Fact]
    public void The_executor_has_an_arm_for_every_effect()
    {
        var cases = Repository.Types.Where(type => type.BaseType == typeof(Effect)).Select(type => type.Name).ToList();
        Assert.NotEmpty(cases);
        var arms = Repository.BuiltProjects
            .Where(project => Executors.Contains(project.Name))
            .SelectMany(project => ReferencedTypes.NestedIn(typeof(Effect), project.AssemblyPath))
            .ToHashSet(StringComparer.Ordinal);

        Findings.AssertNone(
            "the projects that touch the kernel execute some effects, but not:",
            arms.Count == 0 ? [] : cases.Except(arms));
    }
}
