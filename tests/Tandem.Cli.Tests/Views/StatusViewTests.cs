using Tandem.Api.Contracts;
using Tandem.Cli.Tests.Harness;
using Tandem.Cli.Views;
using Tandem.Testing;

namespace Tandem.Cli.Tests.Views;

/// <summary>What an operator reads at three in the morning.</summary>
public sealed class StatusViewTests
{
    [Fact]
    public void When_all_is_well_in_80_columns() => Is("calm-80", Reports.Calm, Screen.Of(80, 24));

    [Fact]
    public void When_the_other_node_is_silent_in_80_columns() => Is("silent-80", Reports.Silent, Screen.Of(80, 24));

    [Fact]
    public void When_much_is_wrong_in_80_columns() => Is("sick-80", Reports.Sick, Screen.Of(80, 24));

    [Fact]
    public void When_much_is_wrong_to_a_program() => Is("sick-pipe", Reports.Sick, Screen.Pipe());

    [Fact]
    public void When_much_is_wrong_in_colours() => Is("sick-colours", Reports.Sick, Screen.Of(80, 24, hasColours: true), text => text.Replace("\u001b", "ESC", StringComparison.Ordinal));

    [Fact]
    public void With_200_routers_a_terminal_has_the_ones_that_matter() => Is("many-80", Reports.Many, Screen.Of(80, 24));

    [Fact]
    public void With_200_routers_a_program_has_them_all() =>
        Assert.Equal(200, Show(Reports.Many, Screen.Pipe()).Split('\n').Count(line => line.StartsWith("vip-", StringComparison.Ordinal)));

    [Fact]
    public void With_200_routers_the_terminal_has_them_all_when_asked() =>
        Assert.Equal(200, Show(Reports.Many, Screen.Of(80, 24), isWhole: true).Split('\n').Count(line => line.StartsWith("vip-", StringComparison.Ordinal)));

    [Fact]
    public void With_many_nodes_the_others_are_only_named_where_they_do_not_stand_by() => Is("wide-80", Reports.Wide, Screen.Of(80, 24));

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    public void No_line_is_longer_than_the_terminal(int width)
    {
        foreach (var report in (StatusReport[])[Reports.Calm, Reports.Silent, Reports.Sick, Reports.Many])
        {
            Assert.All(Show(report, Screen.Of(width, 24)).Split('\n'), line => Assert.InRange(line.Length, 0, width));
        }
    }

    [Fact]
    public void Nobody_s_words_move_the_cursor()
    {
        var report = Reports.Calm with { Problems = [new(Problem.Warning, "check a: \u001b[2J\u0007gone", [], null)] };

        Assert.DoesNotContain('\u001b', Show(report, Screen.Of(80, 24)));
    }

    private static string Show(StatusReport report, Screen screen, bool isWhole = false) => screen.Show(new StatusView(report, screen.Terminal, isWhole).Page());

    private static void Is(string name, StatusReport report, Screen screen, Func<string, string>? change = null)
    {
        var shown = Show(report, screen);
        Approved.Text(name, change?.Invoke(shown) ?? shown);
    }
}
