namespace Tandem.Cli;

/// <summary>Where the words go.</summary>
/// <param name="Output">What was asked for.</param>
/// <param name="Errors">Why it is not there.</param>
/// <param name="Time">The clock.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Errors, TimeProvider Time)
{
    private const int NarrowestWidth = 40;

    /// <summary>Columns; null: this is no terminal, and no line is cut.</summary>
    public int? Width { get; init; }

    /// <summary>Rows; null as <see cref="Width"/>.</summary>
    public int? Height { get; init; }

    /// <summary>Whether words may have colours as well.</summary>
    public bool HasColours { get; init; }

    /// <summary>Asks how large it is; null: it never changes.</summary>
    public Func<(int Width, int Height)>? Measure { get; init; }

    /// <summary>The same, as large as it is now.</summary>
    public Terminal Current() => Measure?.Invoke() is { } size ? this with { Width = Math.Max(NarrowestWidth, size.Width), Height = size.Height } : this;

    /// <summary>The one of this process.</summary>
    public static Terminal OfProcess()
    {
        var terminal = new Terminal(Console.Out, Console.Error, TimeProvider.System);
        if (Console.IsOutputRedirected)
        {
            return terminal;
        }

        var isPlain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";
        return (terminal with { HasColours = !isPlain, Measure = () => (Console.WindowWidth, Console.WindowHeight) }).Current();
    }
}
