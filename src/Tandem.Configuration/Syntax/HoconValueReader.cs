namespace Tandem.Configuration.Syntax;

/// <summary>Reads what stands to the right of a key.</summary>
internal sealed class HoconValueReader(HoconCursor cursor, SyntaxErrors errors, Func<string, HoconSyntax.Section> readSection)
{
    public HoconSyntax? Read(string path, int line)
    {
        if (cursor.AtEndOfLine && cursor.PeekPastBlank() is '{' or '[')
        {
            cursor.SkipBlank();
        }

        switch (cursor.Current)
        {
            case '{':
                return readSection(path);
            case '[':
                return ReadArray(path);
            case '"':
                return ReadQuoted(path);
            case '$':
                return ReadReference(path);
        }

        if (cursor.AtEndOfLine || cursor.Current is ',' or '}' or ']')
        {
            errors.Add(line, path, "has no value", "a value on the line of its key");
            return null;
        }

        return ReadUnquoted(path, inArray: false);
    }

    public HoconSyntax.Scalar? ReadQuoted(string path)
    {
        var line = cursor.Line;
        if (cursor.At("\"\"\""))
        {
            errors.Add(line, path, "uses \"\"\"", "text between one pair of double quotes");
            errors.Lose();
            return null;
        }

        cursor.Take();
        var text = cursor.TakeWhile(c => c is not '"' and not '\n' and not '\\');
        if (cursor.Current == '"')
        {
            cursor.Take();
            return new(line, text);
        }

        var problem = cursor.Current == '\\' ? "has a \\ between quotes" : $"opens \" before {HoconText.Shown(text.TrimEnd())} and does not close it";
        errors.Add(line, path, problem, "text between double quotes on one line, without \\");
        errors.Lose();
        return null;
    }

    private HoconSyntax.Scalar? ReadUnquoted(string path, bool inArray)
    {
        var line = cursor.Line;
        var text = "";
        while (!cursor.AtEndOfLine && !cursor.AtComment && cursor.Current is not (',' or '}' or ']'))
        {
            text += cursor.Take();
        }

        text = text.Trim();
        var parts = text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (inArray && parts.Length > 1)
        {
            errors.Add(line, path, $"has {HoconText.Shown(text)}", "a comma between two values");
            return null;
        }

        if (!text.Any(HoconText.NeedsQuotes))
        {
            return new(line, text);
        }

        var another = text.Contains('=', StringComparison.Ordinal) || text.Contains('{', StringComparison.Ordinal);
        errors.AddAndSkipLine(
            line,
            path,
            rest => $"is {HoconText.Shown(text + rest)}",
            another ? "one key on a line, or a comma before the next" : "text with : [ $ or \\ only between double quotes",
            text);
        return null;
    }

    private HoconSyntax.Reference? ReadReference(string path)
    {
        var line = cursor.Line;
        var text = cursor.TakeWhile(c => c is not '}' and not '\n') + (cursor.Current == '}' ? cursor.Take() : "");
        cursor.SkipSpaces();
        var target = text is ['$', '{', .., '}'] ? text[2..^1].Trim() : "";
        if (target.Length > 0 && target.All(c => HoconText.IsKey(c) || c == '.') && (cursor.AtEndOfLine || cursor.Current is ',' or '}' or ']'))
        {
            return new(line, target);
        }

        errors.AddAndSkipLine(line, path, rest => $"is {HoconText.Shown(text + rest)}", "${path.of.a.key} as the whole value, of a key that stands earlier in this file");
        return null;
    }

    private HoconSyntax.Array? ReadArray(string path)
    {
        var line = cursor.Line;
        var items = new List<HoconSyntax>();
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
                return NeverClosed(path, line);
            }

            var item = cursor.Current is '{' or '[' or '"' or '$' ? Read(path, cursor.Line) : ReadUnquotedItem(path, line);
            if (item is not null)
            {
                items.Add(item);
                ExpectEndOfItem(path);
            }
        }
    }

    private HoconSyntax? ReadUnquotedItem(string path, int opened)
    {
        // A list that is not closed runs into the next key: blame the bracket, not the innocent line.
        if (cursor.CopyOfLine().AsSpan().IndexOfAny('=', '{') >= 0 && cursor.Line != opened)
        {
            return NeverClosed(path, opened);
        }

        return ReadUnquoted(path, inArray: true);
    }

    private HoconSyntax.Array? NeverClosed(string path, int line)
    {
        errors.Add(line, path, "opens with [ and is not closed", "one ] for every [");
        errors.Lose();
        return null;
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
