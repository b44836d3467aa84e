using System.Collections.Immutable;

namespace Tandem.Cli.Output;

/// <summary>Columns that stand below each other, and a title above each.</summary>
/// <param name="titles">The titles.</param>
internal sealed class Table(params ImmutableArray<string> titles)
{
    private const string Gap = "  ";
    private readonly List<ImmutableArray<Piece>> _rows = [];

    /// <summary>One cell for each title.</summary>
    public void Add(params ImmutableArray<Piece> cells) => _rows.Add(cells);

    /// <summary>How wide the widest line is.</summary>
    public int Width => Widths().Sum() + (Gap.Length * (titles.Length - 1));

    /// <summary>Titles first. No line ends in blanks.</summary>
    public IEnumerable<ImmutableArray<Piece>> Lines()
    {
        var widths = Widths();
        return _rows.Prepend([.. titles.Select(title => new Piece(title, Tone.Faint))]).Select(row => LineOf(row, widths));
    }

    private int[] Widths() => [.. titles.Select((title, column) => _rows.Select(row => row[column].Text.Length).Append(title.Length).Max())];

    private static ImmutableArray<Piece> LineOf(ImmutableArray<Piece> row, int[] widths)
    {
        var last = row.Length - 1;
        while (last > 0 && row[last].Text.Length == 0)
        {
            last--;
        }

        return [.. row.Take(last + 1).SelectMany<Piece, Piece>((cell, column) => column == last ? [cell] : [cell, new string(' ', widths[column] - cell.Text.Length) + Gap])];
    }
}
