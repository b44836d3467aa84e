namespace Tandem.Simulation.Tests;

/// <summary>A channel on which somebody repeats what members said, or says it in another's name, changes no mastership, whatever it carries.</summary>
public sealed class RepeatedTests
{
    [Fact]
    public void Repeated_or_forged_standings_and_verdicts_change_no_mastership() => Seeds.Run(seed => RepeatedScenarios.Attestation(seed, null));

    [Fact]
    public void Repeated_or_forged_check_reports_change_no_mastership() => Seeds.Run(seed => RepeatedScenarios.Checks(seed, null));

    [Fact]
    public void Repeated_or_forged_intents_change_no_mastership() => Seeds.Run(seed => RepeatedScenarios.Intents(seed, null));

    /// <summary>Intents need no filter against this: merging them again changes nothing.</summary>
    [Fact]
    public void Members_that_open_every_envelope_are_found_out()
    {
        Assert.Contains(Enumerable.Range(1, 50), seed => RepeatedScenarios.Attestation(seed, static _ => true) is not null);
        Assert.Contains(Enumerable.Range(1, 50), seed => RepeatedScenarios.Checks(seed, static _ => true) is not null);
        Assert.Null(RepeatedScenarios.Intents(1, static _ => true));
    }
}
