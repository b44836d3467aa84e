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

        return ReadUnquoted(path);
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
            return Checked(path, new(line, text));
        }

        if (cursor.Current == '\\')
        {
            errors.Add(line, path, "has a \\ between quotes", "text without \\");
        }
        else
        {
            errors.Add(line, path, $"opens a double quote before {HoconText.Shown(text.TrimEnd())} and does not close it", "a second double quote on the same line");
        }

        errors.Lose();
        return null;
    }

    /// <summary>Akka takes null for a key that is not there, in quotes too.</summary>
    private HoconSyntax.Scalar? Checked(string path, HoconSyntax.Scalar scalar)
    {
        if (scalar.Text != "null")
        {
            return scalar;
        }

        errors.Add(scalar.Line, path, "is null", "a value; to have the default, leave the key out");
        return null;
    }

    private HoconSyntax.Scalar? ReadUnquoted(string path, Func<string, bool>? commaMissing = null)
    {
        var line = cursor.Line;
        var text = "";
        while (!cursor.AtEndOfLine && !cursor.AtComment && cursor.Current is not (',' or '}' or ']'))
        {
            text += cursor.Take();
        }

        text = text.Trim();
        if (commaMissing?.Invoke(text) == true)
        {
            errors.Add(line, path, $"has {HoconText.Shown(text)}", "a comma between two values");
            return null;
        }

        if (!text.Any(HoconText.NeedsQuotes))
        {
            return Checked(path, new(line, text));
        }

        if (text.AsSpan().IndexOfAny('=', '{', '[') < 0)
        {
            errors.Add(line, path, $"is {HoconText.Shown(text)}", "text with : \" $ or \\ only between double quotes");
            return null;
        }

        errors.AddAndSkipLine(line, path, _ => $"is {HoconText.Shown(text)}", "one key on a line, or a comma before the next", text);
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
            return ReadQuoted(path);
        }

        // A list that is not closed runs into the next key: blame the bracket, not the innocent line.
        if (cursor.CopyOfLine().AsSpan().IndexOfAny('=', '{') >= 0 && cursor.Line != opened)
        {
            NeverClosed(path, opened);
            return null;
        }

        return ReadUnquoted(path, commaMissing: text => text.AsSpan().IndexOfAny(' ', '\t') > 0);
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
