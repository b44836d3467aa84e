namespace Tandem.Configuration.Syntax;

/// <summary>Reads a list of texts.</summary>
internal sealed class HoconArrayReader(HoconCursor cursor, SyntaxErrors errors, HoconScalarReader scalars)
{
    public HoconSyntax.Array? Read(string path)
    {
        var line = cursor.Line;
        var items = new List<HoconSyntax.Scalar>();
        cursor.Take();
        while (true)
        {
            cursor.SkipBlank(commas: true);
            if (errors.IsLost)
            {
                return null;
            }

            if (cursor.Current == ']')
            {
                cursor.Take();
                return new(line, items);
            }

            if (cursor.AtEnd || cursor.Current == '}')
            {
                NeverClosed(path, line);
                return null;
            }

            if (ReadItem(path, line) is { } item)
            {
                items.Add(item);
                ExpectEndOfItem(path);
            }
        }
    }

    private HoconSyntax.Scalar? ReadItem(string path, int opened)
    {
        if (cursor.Current is '{' or '[' or '$')
        {
            errors.AddAndSkipLine(cursor.Line, path, rest => $"has {HoconText.Shown(rest)} in its list", "a list of plain values");
            return null;
        }

        if (cursor.Current == '"')
        {
            return scalars.ReadQuoted(path);
        }

        // A list that is not closed runs into the next key: blame the bracket, not the innocent line.
        if (cursor.CopyOfLine().AsSpan().IndexOfAny('=', '{') >= 0 && cursor.Line != opened)
        {
            NeverClosed(path, opened);
            return null;
        }

        return scalars.ReadUnquoted(path, commaMissing: text => text.AsSpan().IndexOfAny(' ', '\t') > 0);
    }

    private void NeverClosed(string path, int line)
    {
        errors.Add(line, path, "opens with [ and is not closed", "one ] for every [");
        errors.Lose();
    }

    private void ExpectEndOfItem(string path)
    {
        cursor.SkipSpaces();
        if (!errors.IsLost && !cursor.AtEndOfLine && cursor.Current is not (',' or ']' or '}'))
        {
            errors.AddAndSkipLine(cursor.Line, path, _ => "has two values side by side", "a comma between two values");
        }
    }
}
