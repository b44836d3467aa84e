using Tandem.Network.Capture;
using Tandem.Network.Linux.Segments;
using Tandem.Vrrp.Machine;

namespace Tandem.Architecture.Tests;

/// <summary>What the machine decides, somebody does: an effect without an arm would be lost without a word.</summary>
public sealed class EffectTests
{
    /// <summary>Where an effect is carried out: at once by the router's slot, or by the segment's worker in the kernel.</summary>
    private static readonly (Type Holder, string Arms, Type Doer)[] Executors =
        [(typeof(EffectPipeline), "RunNow", typeof(RouterSlot)), (typeof(SegmentKernel), "ChangeAlone", typeof(SegmentKernel))];

    [Fact]
    public void Every_effect_has_one_arm_that_does_what_its_name_says()
    {
        var effects = typeof(Effect).GetNestedTypes().Where(type => type.BaseType == typeof(Effect)).ToList();
        Assert.NotEmpty(effects);

        Findings.AssertNone(
            "EffectPipeline and SegmentKernel together must have exactly one arm for each effect, and the arm calls the method of that name:",
            from effect in effects
            let doers = Executors.Where(executor => Does(executor.Holder, executor.Arms, executor.Doer, effect)).ToList()
            where doers.Count != 1
            select $"{effect.Name}: {doers.Count} arms");
    }

    private static bool Does(Type holder, string arms, Type doer, Type effect)
    {
        var bodies = MethodCode.Bodies(holder, arms).ToList();
        return bodies.SelectMany(MethodCode.Asked).Contains(effect)
            && bodies.SelectMany(MethodCode.Called).Any(method => method.DeclaringType == doer && method.Name == effect.Name);
    }
}
