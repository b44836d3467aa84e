namespace Tandem.Configuration.Syntax;

/// <summary>Reads one text or reference.</summary>
internal sealed class HoconScalarReader(HoconCursor cursor, SyntaxErrors errors)
{
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

    public HoconSyntax.Scalar? ReadUnquoted(string path, Func<string, bool>? commaMissing = null)
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

    public HoconSyntax.Reference? ReadReference(string path)
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
}
