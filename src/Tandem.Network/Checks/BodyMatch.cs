namespace Tandem.Network.Checks;

/// <summary>What an answer must say.</summary>
/// <param name="Text">The text, or the regular expression.</param>
/// <param name="IsPattern">True: a regular expression, matched without backtracking, so that no answer can make it take long.</param>
public sealed record BodyMatch(string Text, bool IsPattern);
