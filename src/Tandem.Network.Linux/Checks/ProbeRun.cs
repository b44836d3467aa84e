using System.Globalization;
using Tandem.Network.Checks;

namespace Tandem.Network.Linux.Checks;

/// <summary>One run: its time-out, its end, and whether this process was on time meanwhile.</summary>
internal sealed class ProbeRun(TimeSpan timeout, TimeProvider time, Action<ProbeResult> ended) : IDisposable
{
    private readonly CancellationTokenSource _givenUp = new();

    /// <summary>Runs a probe to its end.</summary>
    /// <param name="probe">Is given the time-out and, apart from it, the order to give up. Throws when it takes too long.</param>
    public async Task Run(Func<CancellationToken, CancellationToken, Task<ProbeResult>> probe)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _givenUp.Token);
        using var punctuality = new Punctuality(timeout, time);
        ProbeResult result;
        try
        {
            result = await probe(both.Token, _givenUp.Token).ConfigureAwait(false);
        }
        catch (Exception late) when (late is OperationCanceledException or TimeoutException)
        {
            result = punctuality.Worst is { } worst
                ? new ProbeResult.Unknown(string.Create(CultureInfo.InvariantCulture, $"this node itself was {worst.TotalMilliseconds:0} ms late"))
                : new ProbeResult.Failed(late is TimeoutException ? late.Message : InWords(timeout));
        }

        if (!_givenUp.IsCancellationRequested)
        {
            ended(result);
        }
    }

    /// <summary>Gives it up.</summary>
    public void Dispose() => _givenUp.Cancel();

    private static string InWords(TimeSpan timeout) => string.Create(CultureInfo.InvariantCulture, $"no answer within {timeout.TotalSeconds:0.###} s");
}
