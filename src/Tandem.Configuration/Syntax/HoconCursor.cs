namespace Tandem.Configuration.Syntax;

/// <summary>A place in the text that knows its line.</summary>
internal sealed class HoconCursor(string text)
{
    private const char End = '\0';

    private int _at;

    public int Line { get; private set; } = 1;

    public bool AtEnd => _at >= text.Length;

    public char Current => AtEnd ? End : text[_at];

    public bool AtEndOfLine => AtEnd || Current == '\n';

    public bool AtComment => Current == '#' || At("//");

    public bool At(string expected) => string.CompareOrdinal(text, _at, expected, 0, expected.Length) == 0;

    public char Take()
    {
        var taken = Current;
        _at++;
        if (taken == '\n')
        {
            Line++;
        }

        return taken;
    }

    public string TakeWhile(Func<char, bool> wanted)
    {
        var start = _at;
        while (!AtEnd && wanted(Current))
        {
            Take();
        }

        return text[start.._at];
    }

    /// <summary>Spaces and a comment, but not the end of the line.</summary>
    public void SkipSpaces()
    {
        TakeWhile(c => c is ' ' or '\t' or '\r');
        if (AtComment)
        {
            TakeWhile(c => c != '\n');
        }
    }

    /// <summary>Spaces, comments and ends of lines; commas too where they only separate.</summary>
    public void SkipBlank(bool commas = false)
    {
        SkipSpaces();
        while (Current == '\n' || (commas && Current == ','))
        {
            Take();
            SkipSpaces();
        }
    }

    /// <summary>The next character that is not blank, without moving.</summary>
    public char PeekPastBlank()
    {
        var (at, line) = (_at, Line);
        SkipBlank();
        var next = Current;
        (_at, Line) = (at, line);
        return next;
    }

    public string RestOfLine() => TakeWhile(c => c != '\n').TrimEnd();

    /// <summary>What follows on this line, without moving.</summary>
    public string CopyOfLine()
    {
        var end = text.IndexOf('\n', _at);
        return end < 0 ? text[_at..] : text[_at..end];
    }

    public void GoToEnd() => _at = text.Length;

    /// <summary>How far the line that holds the cursor is indented.</summary>
    public int Indentation
    {
        get
        {
            var start = LineStart;
            var at = start;
            while (at < text.Length && text[at] is ' ' or '\t')
            {
                at++;
            }

            return at - start;
        }
    }

    /// <summary>True when only blanks stand before the cursor on its line.</summary>
    public bool IsFirstOnLine => _at - LineStart == Indentation;

    private int LineStart => _at == 0 ? 0 : text.LastIndexOf('\n', Math.Min(_at, text.Length) - 1) + 1;
}
