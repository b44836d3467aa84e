namespace Tandem.Configuration.Syntax;

/// <summary>Reads what stands to the right of a key.</summary>
internal sealed class HoconValueReader(
    HoconCursor cursor, SyntaxErrors errors, HoconScalarReader scalars, Func<string, HoconSyntax.Section> readSection)
{
    private readonly HoconArrayReader _arrays = new(cursor, errors, scalars);

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
                return _arrays.Read(path);
            case '"':
                return scalars.ReadQuoted(path);
            case '$':
                return scalars.ReadReference(path);
        }

        if (cursor.AtEndOfLine || cursor.Current is ',' or '}' or ']')
        {
            errors.Add(line, path, "has no value", "a value on the line of its key");
            return null;
        }

        return scalars.ReadUnquoted(path);
    }
}
