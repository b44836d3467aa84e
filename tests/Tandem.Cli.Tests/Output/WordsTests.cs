using Tandem.Cli.Output;

namespace Tandem.Cli.Tests.Output;

public sealed class WordsTests
{
    [Theory]
    [InlineData(-5, "0s")]
    [InlineData(0.9, "0s")]
    [InlineData(119, "119s")]
    [InlineData(120, "2m")]
    [InlineData(7199, "119m")]
    [InlineData(7380, "2h03m")]
    [InlineData(172_800, "2d00h")]
    public void A_span_is_short(double seconds, string words) => Assert.Equal(words, Words.Span(TimeSpan.FromSeconds(seconds)));
}
