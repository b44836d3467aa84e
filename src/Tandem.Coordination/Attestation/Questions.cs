using System.Buffers.Binary;
using System.Security.Cryptography;
using Tandem.Actors.Advice;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;
using Verdict = Tandem.Coordination.Messages.Verdict;

namespace Tandem.Coordination.Attestation;

/// <summary>What members were asked and have not answered.</summary>
/// <param name="draw">Numbers nobody can guess.</param>
internal sealed class Questions(Func<ulong> draw)
{
    /// <summary>A router holds eight at a time at most; older ones are over.</summary>
    private const int MostOpen = 1024;

    private readonly Dictionary<ulong, (VirtualRouterKey Router, long Inquiry, string Member)> _open = [];
    private readonly Queue<ulong> _order = [];

    /// <summary>With good random numbers.</summary>
    public Questions()
        : this(static () => BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong))))
    {
    }

    /// <summary>Puts a question to a member.</summary>
    public Challenge Ask(NodeReport.AttestationWanted wanted, string member)
    {
        var nonce = draw();
        _open[nonce] = (wanted.Key, wanted.Inquiry, member);
        _order.Enqueue(nonce);
        if (_order.Count > MostOpen)
        {
            _open.Remove(_order.Dequeue());
        }

        return new(nonce, wanted.Key, wanted.Heard.Source, wanted.Heard.Priority);
    }

    /// <summary>Takes an answer in; null when it answers nothing, or only says that the member cannot say.</summary>
    public RouterAdvice.Verdict? Answer(string member, Verdict verdict)
    {
        if (!_open.TryGetValue(verdict.Nonce, out var asked) || asked.Member != member || asked.Router != verdict.Router)
        {
            return null;
        }

        _open.Remove(verdict.Nonce);
        return verdict.Answer switch
        {
            VerdictAnswer.Mine => new(asked.Router, asked.Inquiry, AttestationAnswer.Genuine),
            VerdictAnswer.NotMine => new(asked.Router, asked.Inquiry, AttestationAnswer.Forged),
            _ => null,
        };
    }
}
