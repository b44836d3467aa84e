namespace Tandem.Lab.Kernel;

/// <summary>Makes the calling thread punctual, as far as the kernel lets us.</summary>
internal static class Pace
{
    /// <summary>An ordinary user gets no real-time priority; the timer slack then still falls from 50 µs to 1 ns.</summary>
    public static void Sharpen()
    {
        _ = LibC.Prctl(LibC.PR_SET_TIMERSLACK, 1, 0, 0, 0);
        _ = LibC.SetScheduler(0, LibC.SCHED_FIFO, 5);
    }

    public static void Until(long deadline) =>
        _ = LibC.ClockNanosleep(LibC.CLOCK_MONOTONIC, LibC.TIMER_ABSTIME, new TimeSpec(deadline), 0);

    /// <summary>Waits for input or the deadline, whichever is first; a deadline in the past only looks.</summary>
    public static bool Readable(int socket, long deadline)
    {
        var descriptor = new PollFd(socket);
        return LibC.Ppoll(ref descriptor, 1, new TimeSpec(Math.Max(0, deadline - MonotonicClock.Now)), 0) > 0;
    }
}
