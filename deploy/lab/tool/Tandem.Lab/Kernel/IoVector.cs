using System.Runtime.InteropServices;

namespace Tandem.Lab.Kernel;

/// <summary>struct iovec.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct IoVector
{
    public void* Base;
    public nuint Length;
}
