namespace Tandem.Lab.Traffic;

/// <summary>How a request went: <c>ok</c>, or a reason in one word.</summary>
internal sealed record RequestOutcome(string Name, long Start, long End, string Outcome, string Backend)
{
    public bool Failed => Outcome != "ok";
}
