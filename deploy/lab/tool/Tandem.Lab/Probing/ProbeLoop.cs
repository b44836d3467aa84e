using System.Net.Sockets;
using Tandem.Lab.Kernel;

namespace Tandem.Lab.Probing;

/// <summary>
/// One probe to every target each interval, on absolute deadlines, one thread, nothing allocated. UDP and not ICMP,
/// because an answer must name the node that gave it: a kernel's echo reply is the same from both. A slot that the
/// machine made us miss is counted and skipped, never sent late in a bunch: it says nothing about the address.
/// </summary>
internal sealed class ProbeLoop(Socket socket, ProbeTarget[] targets, long interval)
{
    private readonly int _socket = (int)socket.SafeHandle.DangerousGetHandle();

    public int Count { get; private set; }

    public int Skipped { get; private set; }

    public long WorstLateness { get; private set; }

    public void Run(StopSignal stop, int capacity)
    {
        Pace.Sharpen();
        var next = MonotonicClock.Now + interval;
        while (!stop.Raised && Count < capacity)
        {
            if (Pace.Readable(_socket, next))
            {
                Drain();
            }

            var late = MonotonicClock.Now - next;
            if (late < 0)
            {
                continue;
            }

            WorstLateness = Math.Max(WorstLateness, late);
            Ask();
            var missed = (int)(late / interval);
            Skipped += missed;
            next += (missed + 1) * interval;
        }

        // The last probes deserve their answers.
        var end = MonotonicClock.Now + 100_000_000;
        while (Pace.Readable(_socket, end))
        {
            Drain();
        }
    }

    private unsafe void Ask()
    {
        for (var i = 0; i < targets.Length; i++)
        {
            var question = new Question { Magic = Question.ExpectedMagic, Target = i, Sequence = Count };
            targets[i].Sent[Count] = MonotonicClock.Now;
            fixed (byte* address = targets[i].Address)
            {
                _ = LibC.SendTo(_socket, &question, (nuint)sizeof(Question), LibC.MSG_DONTWAIT, address, (uint)targets[i].Address.Length);
            }
        }

        Count++;
    }

    private unsafe void Drain()
    {
        var source = stackalloc byte[28];
        Question answer;
        while (true)
        {
            uint length = 28;
            var received = LibC.ReceiveFrom(_socket, &answer, (nuint)sizeof(Question), LibC.MSG_DONTWAIT, source, ref length);
            if (received < 0)
            {
                return;
            }

            if (received == sizeof(Question) && answer.Magic == Question.ExpectedMagic
                && (uint)answer.Target < (uint)targets.Length && (uint)answer.Sequence < (uint)Count
                && IsFrom(targets[answer.Target], source))
            {
                targets[answer.Target].Accept(answer, MonotonicClock.Now);
            }
        }
    }

    // An answer from any other address than the one probed would be of no use to a client.
    private static unsafe bool IsFrom(ProbeTarget target, byte* source) =>
        new ReadOnlySpan<byte>(source, 8).SequenceEqual(target.Address[..8])
        && (target.Address.Length == 16 || new ReadOnlySpan<byte>(source + 8, 16).SequenceEqual(target.Address.Slice(8, 16)));
}
