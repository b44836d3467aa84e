using System.Collections.Immutable;
using Spectre.Console;

namespace Tandem.Cli.Output;

/// <summary>Prints a page: with colours where they are wanted, else as it is.</summary>
/// <param name="terminal">Where.</param>
internal sealed class PagePrinter(Terminal terminal)
{
    /// <summary>Lines are broken by whoever made the page, and by nobody else.</summary>
    private const int NoWrapping = 1 << 14;

    public void Print(Page page)
    {
        if (terminal.HasColours)
        {
            Colourful(page);
            return;
        }

        foreach (var line in page.Lines)
        {
            terminal.Output.WriteLine(TextOf(line));
        }
    }

    private static string TextOf(ImmutableArray<Piece> line) => string.Concat(line.Select(piece => piece.Text)).TrimEnd();

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new(decoration: Decoration.Bold),
        Tone.Faint => new(Color.Grey),
        Tone.Good => new(Color.Green, decoration: Decoration.Bold),
        Tone.Worrying => new(Color.Yellow, decoration: Decoration.Bold),
        Tone.Bad => new(Color.Red, decoration: Decoration.Bold),
        _ => Style.Plain,
    };

    private void Colourful(Page page)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(terminal.Output),
        });
        console.Profile.Width = NoWrapping;
        foreach (var line in page.Lines)
        {
            foreach (var piece in line)
            {
                console.Write(new Text(piece.Text, StyleOf(piece.Tone)));
            }

            console.WriteLine();
        }
    }
}
