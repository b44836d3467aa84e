namespace Tandem.Network.Checks;

/// <summary>What one run of a check says.</summary>
/// <param name="Detail">Why, in a few words.</param>
public abstract record ProbeResult(string Detail)
{
    /// <summary>Well.</summary>
    public sealed record Passed(string Detail) : ProbeResult(Detail);

    /// <summary>Not well: refused, wrong, absent, or no answer within the time-out while this node was on time itself.</summary>
    public sealed record Failed(string Detail) : ProbeResult(Detail);

    /// <summary>Nothing: this node itself was too late to tell. It changes nothing.</summary>
    public sealed record Unknown(string Detail) : ProbeResult(Detail);
}
