using Tandem.Coordination.Attestation;

namespace Tandem.Api.Sights;

/// <summary>From what is noted of attestation to what is seen.</summary>
internal static class BeliefSights
{
    /// <summary>Somebody who was silent for so long has stopped.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <param name="board">The notes. They outlive the channel.</param>
    /// <param name="isRunning">Whether the channel is there; without it nobody can be asked, whatever was noted before.</param>
    /// <param name="now">Ages are as of now.</param>
    public static BeliefSight Of(AttestationBoard board, bool isRunning, DateTimeOffset now) => new(
        [
            .. from router in board.Current
               let because = isRunning ? router.Value.Obstacle : "the nodes' channel is down"
               where because is not null
               select new PlainRouter(router.Key, because),
        ],
        [.. from heard in board.Disbelieved where now - heard.Latest < Fresh select new Stranger(heard.Router, heard.Source, heard.Sender)]);
}
