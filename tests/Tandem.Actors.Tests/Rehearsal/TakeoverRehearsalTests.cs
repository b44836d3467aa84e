using Tandem.Actors.Rehearsal;

namespace Tandem.Actors.Tests.Rehearsal;

public sealed class TakeoverRehearsalTests
{
    [Fact]
    public async Task It_is_played_to_the_end() => Assert.True(await TakeoverRehearsal.RunAsync());
}
