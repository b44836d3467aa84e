using System.Runtime.InteropServices;

namespace Tandem.Lab.Probing;

/// <summary>The payload of a probe; the answer is the same bytes with the node's letter filled in.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Question
{
    public uint Magic;
    public int Target;
    public int Sequence;
    public int Node;

    public const uint ExpectedMagic = 0x544e444d;
}
