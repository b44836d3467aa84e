namespace Tandem.Configuration.Syntax;

/// <summary>A value of the document as it is written, with the line it starts on.</summary>
internal abstract record HoconSyntax
{
    private HoconSyntax(int line) => Line = line;

    public int Line { get; }

    /// <summary>key = value pairs between braces.</summary>
    internal sealed record Section(int Line, IReadOnlyList<HoconEntry> Entries) : HoconSyntax(Line);

    /// <summary>Texts between brackets.</summary>
    internal sealed record Array(int Line, IReadOnlyList<Scalar> Items) : HoconSyntax(Line);

    /// <summary>Text, without its quotes.</summary>
    internal sealed record Scalar(int Line, string Text) : HoconSyntax(Line);

    /// <summary>${path}: the value of another key.</summary>
    internal sealed record Reference(int Line, string Target) : HoconSyntax(Line);
}
