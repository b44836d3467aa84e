using System.Runtime.InteropServices;

namespace Tandem.Lab.Kernel;

[StructLayout(LayoutKind.Sequential)]
internal struct PollFd(int descriptor)
{
    public int Descriptor = descriptor;
    public short Events = LibC.POLLIN;
    public short Returned;
}
