namespace Tandem.Api.Http;

/// <summary>A request is not carried out, and the client is told why.</summary>
/// <param name="refusal">Which sort.</param>
/// <param name="detail">One line: what was wrong, and what is allowed.</param>
internal sealed class RefusedException(Refusal refusal, string detail) : Exception(detail)
{
    public Refusal Refusal { get; } = refusal;
}
