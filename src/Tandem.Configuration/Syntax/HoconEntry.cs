namespace Tandem.Configuration.Syntax;

/// <summary>One key and its value; the key may be a path (a.b.c).</summary>
internal sealed record HoconEntry(int Line, IReadOnlyList<string> Keys, HoconSyntax Value);
