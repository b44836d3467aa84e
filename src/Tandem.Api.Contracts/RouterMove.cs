namespace Tandem.Api.Contracts;

/// <summary>What became of one router.</summary>
/// <param name="Router">Its name.</param>
/// <param name="From">Who held it when the command was given; null when nobody was known to.</param>
/// <param name="To">Who holds it now; null when nobody is known to.</param>
/// <param name="State">moved, waiting or stays.</param>
/// <param name="Milliseconds">From the command until the answering node knew of it; null unless it moved.</param>
/// <param name="Note">Why it did not move; may be empty.</param>
public sealed record RouterMove(string Router, string? From, string? To, string State, double? Milliseconds, string Note)
{
    /// <summary>It is where it is wanted.</summary>
    public const string Moved = "moved";

    /// <summary>Not yet; it still may.</summary>
    public const string Waiting = "waiting";

    /// <summary>It will not, as things are.</summary>
    public const string Stays = "stays";
}
