namespace Tandem.Cli.Output;

/// <summary>How a word feels. The word itself says it, too: colours are never all there is.</summary>
internal enum Tone
{
    Plain,
    Strong,
    Faint,
    Good,
    Worrying,
    Bad,
}
