using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Timeline;

/// <summary>Which entries somebody wants to see. What is null does not matter.</summary>
public sealed record TimelineQuery
{
    /// <summary>No page has more entries.</summary>
    public const int MostEntries = 1000;

    /// <summary>Not before.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Not after.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>About this router.</summary>
    public VirtualRouterKey? Router { get; init; }

    /// <summary>That happened on this node.</summary>
    public string? Node { get; init; }

    /// <summary>Of this kind; a word, as a newer node may have kinds that this one does not know.</summary>
    public string? Kind { get; init; }

    /// <summary>With this in their text, in upper or lower case.</summary>
    public string? Text { get; init; }

    /// <summary>The page after this place.</summary>
    public TimelineCursor? After { get; init; }

    /// <summary>The latest first, for a look at what happened just now.</summary>
    public bool LatestFirst { get; init; }

    /// <summary>Entries a page; 1..<see cref="MostEntries"/>.</summary>
    public int Limit { get; init; } = 100;
}
