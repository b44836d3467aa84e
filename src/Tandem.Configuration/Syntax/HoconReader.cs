using System.Buffers;

namespace Tandem.Configuration.Syntax;

/// <summary>
/// Reads the text strictly and notes lines. Akka's parser drops what it does not understand, loses positions and does
/// not come back from an unclosed list; so it only ever sees what has passed here (see <see cref="CanonicalHocon"/>).
/// </summary>
internal sealed class HoconReader
{
    /// <summary>Far deeper than any key, and far from the end of the stack.</summary>
    private const int DeepestPath = 16;

    private static readonly SearchValues<char> Control =
        SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n'))]);

    private const string EntryForms = "key = value, or key { ... }, one on a line or with commas between";

    private readonly HoconCursor _cursor;
    private readonly HoconScalarReader _scalars;
    private readonly HoconValueReader _values;
    private readonly BlockBalance _blocks;
    private readonly SyntaxErrors _errors;

    private HoconReader(string file, string text)
    {
        _cursor = new(text);
        _errors = new(file, _cursor);
        _blocks = new(_errors);
        _scalars = new(_cursor, _errors);
        _values = new(_cursor, _errors, _scalars, ReadSection);
    }

    /// <summary>The document, and everything wrong with its form.</summary>
    public static (HoconSyntax.Section Root, IReadOnlyList<ConfigurationError> Errors) Read(string file, string text)
    {
        var reader = new HoconReader(file, text.TrimStart('\uFEFF'));
        reader.RefuseControlCharacters(text);
        return (reader.ReadRoot(), reader._errors.Found);
    }

    private void RefuseControlCharacters(string text)
    {
        var at = text.AsSpan().IndexOfAny(Control);
        if (at >= 0)
        {
            _errors.Add(1 + text.AsSpan(0, at).Count('\n'), "", $"has the character U+{(int)text[at]:X4}", "text in UTF-8");
            _errors.Lose();
        }
    }

    private HoconSyntax.Section ReadRoot()
    {
        _cursor.SkipBlank();
        var braces = _cursor.Current == '{';
        var root = braces ? ReadSection("") : new HoconSyntax.Section(1, ReadEntries("", null));
        if (braces)
        {
            _cursor.SkipBlank(commas: true);
            while (!_cursor.AtEnd)
            {
                _errors.Add(_cursor.Line, "", $"has {HoconText.Shown(_cursor.RestOfLine())} after the last }}", "nothing after the } that closes the file");
                _cursor.GoToEnd();
            }
        }

        return root;
    }

    private HoconSyntax.Section ReadSection(string path)
    {
        var block = new OpenBlock(path, _cursor.Line, _cursor.Indentation);
        _cursor.Take();
        if (path.Count(c => c == '.') >= DeepestPath)
        {
            _errors.Add(block.Line, "", "has more than 16 sections within each other", "the sections of hocon/tandem.conf");
            _errors.Lose();
        }

        return new(block.Line, ReadEntries(path, block));
    }

    private List<HoconEntry> ReadEntries(string path, OpenBlock? block)
    {
        var entries = new List<HoconEntry>();
        while (true)
        {
            _cursor.SkipBlank(commas: true);
            if (_cursor.AtEnd)
            {
                if (block is not null && !_errors.IsLost)
                {
                    _blocks.NeverClosed(block);
                    _errors.Lose();
                }

                return entries;
            }

            if (_cursor.Current == '}')
            {
                var (line, indentation, first) = (_cursor.Line, _cursor.Indentation, _cursor.IsFirstOnLine);
                _cursor.Take();
                if (block is not null)
                {
                    _blocks.Closed(block, line, indentation, first);
                    return entries;
                }

                _blocks.ClosesNothing(line);
                _errors.Lose();
            }
            else if (ReadEntry(path) is { } entry)
            {
                entries.Add(entry);
                ExpectEndOfEntry();
            }
        }
    }

    private HoconEntry? ReadEntry(string path)
    {
        var line = _cursor.Line;
        var keys = ReadKeys(path);
        if (keys.Count == 0)
        {
            return null;
        }

        var full = Join(path, keys);
        _cursor.SkipSpaces();
        if (_cursor.Current is '=' or ':')
        {
            _cursor.Take();
            _cursor.SkipSpaces();
            return _values.Read(full, line) is { } value ? new(line, keys, value) : null;
        }

        if (_cursor.AtEndOfLine && _cursor.PeekPastBlank() == '{')
        {
            _cursor.SkipBlank();
        }

        if (_cursor.Current == '{')
        {
            return new(line, keys, ReadSection(full));
        }

        return RefuseEntry(line, full, keys[^1] == "include");
    }

    private HoconEntry? RefuseEntry(int line, string path, bool isInclude)
    {
        if (_cursor.AtEndOfLine || _cursor.Current is '}' or ',')
        {
            _errors.Add(line, path, "has no value", EntryForms);
            return null;
        }

        _errors.AddAndSkipLine(
            line,
            path,
            rest => isInclude ? "is not supported" : $"is followed by {HoconText.Shown(rest)}",
            isInclude ? "one file, the same on every node: write the content of the other here" : EntryForms);
        return null;
    }

    private List<string> ReadKeys(string path)
    {
        var keys = new List<string>();
        do
        {
            if (keys.Count > 0)
            {
                _cursor.Take();
            }

            var line = _cursor.Line;
            var key = _cursor.Current == '"' ? _scalars.ReadQuoted(Join(path, keys))?.Text : _cursor.TakeWhile(HoconText.IsKey);
            if (string.IsNullOrEmpty(key))
            {
                if (!_errors.IsLost)
                {
                    _errors.AddAndSkipLine(line, Join(path, keys), rest => $"has {HoconText.Shown(rest)} where a key should stand", EntryForms);
                }

                return [];
            }

            keys.Add(key);
        }
        while (_cursor.Current == '.');
        return keys;
    }

    private void ExpectEndOfEntry()
    {
        _cursor.SkipSpaces();
        if (_errors.IsLost || _cursor.AtEndOfLine || _cursor.Current is ',' or '}')
        {
            return;
        }

        _errors.AddAndSkipLine(
            _cursor.Line, "", rest => $"has {HoconText.Shown(rest)} after a complete value", "a new line or a comma before the next key");
    }

    private static string Join(string path, IEnumerable<string> keys) =>
        string.Join('.', path.Length == 0 ? keys : keys.Prepend(path));
}
