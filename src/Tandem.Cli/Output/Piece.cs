namespace Tandem.Cli.Output;

/// <summary>Some words of one tone. Nothing in them is obeyed by a terminal, whoever wrote them.</summary>
internal readonly record struct Piece
{
    /// <param name="text">The words.</param>
    /// <param name="tone">Theirs.</param>
    public Piece(string text, Tone tone = Tone.Plain)
    {
        Text = text.Any(char.IsControl) ? string.Concat(text.Select(sign => char.IsControl(sign) ? ' ' : sign)) : text;
        Tone = tone;
    }

    public string Text { get; }

    public Tone Tone { get; }

    public static implicit operator Piece(string text) => new(text);
}
