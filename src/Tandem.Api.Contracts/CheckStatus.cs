namespace Tandem.Api.Contracts;

/// <summary>One health check of the node that answers.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="State">up, down, or unknown after too few runs.</param>
/// <param name="Since">Since when it is that.</param>
/// <param name="Detail">What it saw last; may be empty.</param>
public sealed record CheckStatus(string Name, string State, DateTimeOffset? Since, string Detail)
{
    /// <summary>It passes.</summary>
    public const string Up = "up";

    /// <summary>It fails.</summary>
    public const string Down = "down";

    /// <summary>Nobody can tell yet.</summary>
    public const string Unknown = "unknown";
}
