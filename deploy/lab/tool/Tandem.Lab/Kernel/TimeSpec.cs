using System.Runtime.InteropServices;

namespace Tandem.Lab.Kernel;

[StructLayout(LayoutKind.Sequential)]
internal readonly struct TimeSpec(long nanoseconds)
{
    private readonly nint _seconds = (nint)(nanoseconds / 1_000_000_000);
    private readonly nint _nanoseconds = (nint)(nanoseconds % 1_000_000_000);

    public long TotalNanoseconds => _seconds * 1_000_000_000L + _nanoseconds;
}
