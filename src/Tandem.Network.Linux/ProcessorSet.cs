using System.Numerics;

namespace Tandem.Network.Linux;

/// <summary>Processors on which a thread may run.</summary>
public sealed class ProcessorSet
{
    private const int Words = 16;
    private const int BitsPerWord = 64;
    private readonly ulong[] _mask;

    private ProcessorSet(ulong[] mask) => _mask = mask;

    /// <summary>How many there are.</summary>
    public int Count => _mask.Sum(BitOperations.PopCount);

    /// <summary>The kernel's numbers of them.</summary>
    public IEnumerable<int> Numbers() =>
        Enumerable.Range(0, Words * BitsPerWord).Where(number => (_mask[number / BitsPerWord] >> (number % BitsPerWord) & 1) == 1);

    /// <summary>Where the calling thread may run; null on a machine with more than 1024 processors.</summary>
    public static ProcessorSet? OfThisThread()
    {
        var mask = new ulong[Words];
        return LibC.sched_getaffinity(0, Words * sizeof(ulong), mask) == 0 ? new ProcessorSet(mask) : null;
    }

    /// <summary>One processor, by the kernel's number.</summary>
    public static ProcessorSet Of(int number)
    {
        var mask = new ulong[Words];
        mask[number / BitsPerWord] = 1UL << (number % BitsPerWord);
        return new ProcessorSet(mask);
    }

    /// <summary>Two sets without a common processor, the second of one processor only; null when there is but one.</summary>
    public (ProcessorSet Most, ProcessorSet One)? Split()
    {
        if (Count < 2)
        {
            return null;
        }

        var one = Of(Numbers().Last());
        return (new ProcessorSet([.. _mask.Zip(one._mask, (mine, its) => mine & ~its)]), one);
    }

    /// <summary>Keeps the calling thread on these processors.</summary>
    /// <returns>False: not permitted, or none of them is there any more; it runs where it ran before.</returns>
    public bool TryKeepThisThread() => LibC.sched_setaffinity(0, Words * sizeof(ulong), _mask) == 0;
}
