namespace Tandem.Actors.Node;

/// <summary>How long a stopped actor waits before its successor starts: doubled each time, until one has lived for <paramref name="First"/>.</summary>
/// <param name="First">The first wait.</param>
/// <param name="Longest">The cap.</param>
public sealed record BackOffSettings(TimeSpan First, TimeSpan Longest);
