namespace Tandem.Configuration.Syntax;

/// <summary>
/// Finds the brace that is really missing or too many. Counting alone blames the first or the last line of the file;
/// the indentation usually gives the culprit away.
/// </summary>
internal sealed class BlockBalance(SyntaxErrors errors)
{
    private (OpenBlock Block, int ClosedIn)? _odd;

    public void Closed(OpenBlock block, int line, int indentation, bool firstOnLine)
    {
        if (_odd is null && firstOnLine && line != block.Line && indentation != block.Indentation)
        {
            _odd = (block, line);
        }
    }

    public void NeverClosed(OpenBlock innermost)
    {
        var block = _odd?.Block ?? innermost;
        var note = _odd is { } odd ? $" (the }} in line {odd.ClosedIn} is indented for another block)" : "";
        errors.Add(block.Line, block.Path, "opens with { and is never closed" + note, "one } for every {");
    }

    public void ClosesNothing(int line)
    {
        if (_odd is not { } odd)
        {
            errors.Add(line, "", "has a } that closes nothing", "one } for every {");
            return;
        }

        errors.Add(
            odd.ClosedIn,
            odd.Block.Path,
            $"(line {odd.Block.Line}) is closed by a }} that is indented for another block; the }} in line {line} closes nothing",
            "one } for every {");
    }
}
