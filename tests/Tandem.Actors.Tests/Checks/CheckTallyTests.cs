using Tandem.Actors.Checks;
using Tandem.Network.Checks;

namespace Tandem.Actors.Tests.Checks;

/// <summary>Fall 3, rise 2. p: passed, f: failed, ?: could not tell.</summary>
public sealed class CheckTallyTests
{
    [Theory]
    [InlineData("", CheckState.Unknown)]
    [InlineData("p", CheckState.Unknown)]
    [InlineData("pp", CheckState.Up)]
    [InlineData("ff", CheckState.Unknown)]
    [InlineData("fff", CheckState.Down)]
    [InlineData("ppff", CheckState.Up)]
    [InlineData("ppfff", CheckState.Down)]
    [InlineData("ppffpffpff", CheckState.Up)]
    [InlineData("fffp", CheckState.Down)]
    [InlineData("fffpfp", CheckState.Down)]
    [InlineData("fffpp", CheckState.Up)]
    public void It_takes_so_many_in_a_row_to_turn(string runs, CheckState expected) => Assert.Equal(expected, Take(runs).State);

    [Theory]
    [InlineData("pp??????", CheckState.Up)]
    [InlineData("fff???", CheckState.Down)]
    [InlineData("???", CheckState.Unknown)]
    [InlineData("ppf?f?f", CheckState.Down)]
    [InlineData("p?p", CheckState.Up)]
    public void A_run_that_could_not_tell_is_as_if_it_had_not_been(string runs, CheckState expected) => Assert.Equal(expected, Take(runs).State);

    [Fact]
    public void The_last_run_that_could_tell_is_known_before_a_check_turns() => Assert.Equal((CheckState.Up, false, 1), (Take("ppf?").State, Take("ppf?").LastPassed, Take("ppf?").Streak));

    private static CheckTally Take(string runs) => runs.Aggregate(CheckTally.None, (tally, run) => tally.Take(
        run switch
        {
            'p' => new ProbeResult.Passed(""),
            'f' => new ProbeResult.Failed(""),
            _ => new ProbeResult.Unknown(""),
        },
        fall: 3,
        rise: 2));
}
