using System.Runtime.InteropServices;
using Tandem.Lab.Kernel;

namespace Tandem.Lab.Wire;

/// <summary>
/// A classic BPF program: VRRP, ARP and neighbour advertisements always; every other frame only on request and only
/// from a virtual MAC. Filtered in the kernel, so that thousands of probes a second cost the capture nothing.
/// </summary>
internal static unsafe class FrameFilter
{
    private const int SOL_SOCKET = 1;
    private const int SO_ATTACH_FILTER = 26;
    private const ushort LoadWord = 0x20;
    private const ushort LoadHalf = 0x28;
    private const ushort LoadByte = 0x30;
    private const ushort Equal = 0x15;
    private const ushort Return = 0x06;

    public static bool Attach(int socket, bool everythingFromVirtualMacs)
    {
        ReadOnlySpan<Instruction> program =
        [
            new(LoadHalf, 0, 0, 12),
            new(Equal, 12, 0, 0x0806),
            new(Equal, 0, 2, 0x0800),
            new(LoadByte, 0, 0, 23),
            new(Equal, 9, 6, 112),
            new(Equal, 0, 5, 0x86dd),
            new(LoadByte, 0, 0, 20),
            new(Equal, 6, 0, 112),
            new(Equal, 0, 2, 58),
            new(LoadByte, 0, 0, 54),
            new(Equal, 3, 0, 136),
            new(LoadWord, 0, 0, 6),
            new(Equal, (byte)(everythingFromVirtualMacs ? 1 : 0), 0, 0x00005e00),
            new(Return, 0, 0, 0),
            new(Return, 0, 0, 0xffff),
        ];
        fixed (Instruction* first = program)
        {
            var filter = new Program { Length = (ushort)program.Length, Instructions = first };
            return LibC.SetSocketOption(socket, SOL_SOCKET, SO_ATTACH_FILTER, &filter, (uint)sizeof(Program)) == 0;
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Instruction(ushort Code, byte IfTrue, byte IfFalse, uint Operand);

    [StructLayout(LayoutKind.Sequential)]
    private struct Program
    {
        public ushort Length;
        public Instruction* Instructions;
    }
}
