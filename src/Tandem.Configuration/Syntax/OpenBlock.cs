namespace Tandem.Configuration.Syntax;

/// <summary>A brace that waits for its partner.</summary>
internal sealed record OpenBlock(string Path, int Line, int Indentation);
