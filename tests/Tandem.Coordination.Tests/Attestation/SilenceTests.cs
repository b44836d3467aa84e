using Tandem.Coordination.Attestation;

namespace Tandem.Coordination.Tests.Attestation;

/// <summary>Who did not answer is asked again when it could have answered.</summary>
public sealed class SilenceTests
{
    private readonly Silence _silence = new();

    public SilenceTests() => _silence.Begin("lb2");

    [Fact]
    public void What_was_said_lately_ends_it()
    {
        Assert.True(_silence.Hear("lb2", TimeSpan.FromSeconds(1)));

        Assert.Empty(_silence.Members);
        Assert.False(_silence.Hear("lb2", TimeSpan.Zero));
    }

    [Theory]
    [InlineData(1.001)]
    [InlineData(null)]
    public void What_the_channel_held_back_for_longer_than_an_answer_may_take_does_not(double? seconds)
    {
        Assert.False(_silence.Hear("lb2", seconds is { } age ? TimeSpan.FromSeconds(age) : null));

        Assert.Equal(["lb2"], _silence.Members);
    }

    [Fact]
    public void What_another_one_said_does_not()
    {
        Assert.False(_silence.Hear("lb3", TimeSpan.Zero));

        Assert.Equal(["lb2"], _silence.Members);
    }
}
