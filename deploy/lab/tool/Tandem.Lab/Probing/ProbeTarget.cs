using System.Net;

namespace Tandem.Lab.Probing;

/// <summary>One probed address with everything that happened to it, in arrays made before the first probe leaves.</summary>
internal sealed class ProbeTarget(string name, IPEndPoint endPoint, int capacity)
{
    private readonly byte[] _address = endPoint.Serialize().Buffer.ToArray()[..endPoint.Serialize().Size];

    public string Name => name;

    public IPEndPoint EndPoint => endPoint;

    public ReadOnlySpan<byte> Address => _address;

    public long[] Sent { get; } = new long[capacity];

    public long[] Answered { get; } = new long[capacity];

    public byte[] Node { get; } = new byte[capacity];

    /// <summary>More than one answer to one probe means that two nodes hold the address.</summary>
    public byte[] Answers { get; } = new byte[capacity];

    public void Accept(in Question answer, long now)
    {
        if (Answers[answer.Sequence]++ == 0)
        {
            Answered[answer.Sequence] = now;
            Node[answer.Sequence] = (byte)answer.Node;
        }
    }
}
