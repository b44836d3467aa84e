namespace Tandem.Coordination.Timeline;

/// <summary>What became of entries that somebody sent.</summary>
/// <param name="Fresh">So many were new.</param>
/// <param name="HasGap">Something before them is missing here.</param>
public sealed record TimelineTaken(int Fresh, bool HasGap);
