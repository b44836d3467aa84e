using Tandem.Network.Linux;

namespace Tandem.Guard.Worker;

/// <summary>How a worker was ended and what of it was released.</summary>
/// <param name="Gone">False: the kernel still holds it after a second, so it cannot be killed.</param>
/// <param name="Released">How many routers.</param>
/// <param name="Took">For the first release, which its process is not waited for.</param>
/// <param name="Threads">What its threads were at, when it was judged.</param>
/// <param name="Problems">One line for each thing that could not be released.</param>
internal sealed record Ending(bool Gone, int Released, TimeSpan Took, string? Threads, IReadOnlyList<string> Problems)
{
    /// <summary>The kernel may have to finish a call for a process that is killed.</summary>
    private static readonly TimeSpan DeathWithin = TimeSpan.FromSeconds(1);

    /// <summary>
    /// None of its threads comes back from SIGKILL, so its routers are released at once, not only when all is cleared away, which
    /// takes tens of milliseconds. What a thread of it had begun in the kernel by then is undone after that.
    /// </summary>
    /// <param name="life">The worker.</param>
    /// <param name="succession">What it may have been about to hand over.</param>
    /// <param name="judged">Whether it did not end by itself.</param>
    public static Ending Of(Life life, Succession succession, bool judged)
    {
        var threads = judged ? ThreadStates.Of(life.Process.Id) : null;

        // One that is ending by itself keeps its own exit code.
        life.Process.Signal(LibC.SIGKILL);
        var began = MonotonicClock.Now;
        IReadOnlyList<string> problems = [.. life.Release(), .. succession.Release()];
        var took = MonotonicClock.Now - began;
        var gone = life.Process.WaitForEnd(DeathWithin);
        problems = [.. problems, .. life.ReleaseAgain()];
        var released = Math.Max(life.Released, succession.Released);
        problems = [.. problems, .. succession.ReleaseAgain()];
        return new Ending(gone, released, took, gone ? threads : $"{threads}; a second after SIGKILL {ThreadStates.Of(life.Process.Id)}", problems);
    }
}
