namespace Tandem.Api.Contracts;

/// <summary>Whether one node hears another.</summary>
/// <param name="Segment">On which link.</param>
/// <param name="Family">4 or 6.</param>
/// <param name="Listener">Who listens.</param>
/// <param name="Speaker">Whom.</param>
/// <param name="State">hears, deaf, or unknown when the listener does not say.</param>
/// <param name="Detail">By what that is known; may be empty.</param>
/// <param name="AgeSeconds">How old it is; null when nothing is known.</param>
public sealed record MatrixCell(string Segment, int Family, string Listener, string Speaker, string State, string Detail, double? AgeSeconds)
{
    /// <summary>It hears it.</summary>
    public const string Hears = "hears";

    /// <summary>It does not, and should.</summary>
    public const string Deaf = "deaf";

    /// <summary>The listener does not say.</summary>
    public const string Unknown = "unknown";
}
