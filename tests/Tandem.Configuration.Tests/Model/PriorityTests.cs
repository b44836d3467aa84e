namespace Tandem.Configuration.Tests.Model;

/// <summary>From the order of preference to VRRP priorities.</summary>
public sealed class PriorityTests
{
    /// <summary>The first 254, the second 251, then down by 20.</summary>
    [Fact]
    public void Rank_alone_makes_the_priority()
    {
        var names = Enumerable.Range(1, 14).Select(n => $"n{n}").ToList();
        var nodes = string.Join(", ", names.Select((name, n) => $"{name} {{ address = 10.1.0.{n + 1} }}"));
        var text = Document.With("nodes {\n", $"nodes {{ {nodes}\n").Replace("prefer = [lb1, lb2]", $"prefer = [{string.Join(", ", names)}]", StringComparison.Ordinal);

        Assert.Equal("254 251 231 211 191 171 151 131 111 91 71 51 31 11", Of(text));
    }

    [Theory]
    [InlineData("prefer = [lb1, lb2, lb3], owner = on", "255 251 231")]
    [InlineData("prefer = [lb1, lb2, lb3], priorities { lb2 = 150 }", "254 150 231")]
    [InlineData("prefer = [lb1, lb2], priorities { lb1 = 1, lb2 = 254 }", "1 254")]
    [InlineData("prefer = [lb1, lb2], owner = on, priorities { lb1 = 255 }", "255 251")]
    [InlineData("priorities { lb1 = 100, lb3 = 200 }", "200 100")]
    [InlineData("priorities { lb1 = 100, lb2 = 255 }, owner = on", "255 100")]
    public void Written_priorities_go_before_the_ranks(string settings, string priorities) =>
        Assert.Equal(priorities, Of(Document.With("prefer = [lb1, lb2]\n", settings + "\n")));

    private static string Of(string text) =>
        string.Join(' ', Document.Configuration(text).VirtualRouters[1].Participants.Select(participant => participant.Priority));
}
