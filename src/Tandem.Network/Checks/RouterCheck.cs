namespace Tandem.Network.Checks;

/// <summary>What a check does to one virtual router.</summary>
/// <param name="Check">The check's name.</param>
/// <param name="Weight">
/// Below 0: added to the priority while the check is down. Above 0: added while it is up. Null: a Master releases when the check goes down.
/// </param>
public sealed record RouterCheck(string Check, int? Weight)
{
    /// <summary>True when the router is to be let go of, not only weighed.</summary>
    public bool Releases => Weight is null;
}
