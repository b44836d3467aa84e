using System.Collections.Immutable;

namespace Tandem.Cli.Output;

/// <summary>Lines to be printed.</summary>
internal sealed class Page
{
    private readonly List<ImmutableArray<Piece>> _lines = [];

    public IReadOnlyList<ImmutableArray<Piece>> Lines => _lines;

    public void Add(params ImmutableArray<Piece> pieces) => _lines.Add(pieces);

    public void AddRange(IEnumerable<ImmutableArray<Piece>> lines) => _lines.AddRange(lines);

    public void Blank() => _lines.Add([]);

    /// <summary>A sentence behind a word, broken between words where the terminal ends, and indented there.</summary>
    public void AddWrapped(Piece head, int indent, string text, int? width)
    {
        var room = width is { } columns ? Math.Max(20, columns - indent) : int.MaxValue;
        var line = "";
        var first = true;
        void Flush()
        {
            var before = first ? new Piece(head.Text.PadRight(indent), head.Tone) : new Piece(new string(' ', indent));
            _lines.Add([before, line]);
            (line, first) = ("", false);
        }

        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > room)
            {
                Flush();
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        Flush();
    }
}
