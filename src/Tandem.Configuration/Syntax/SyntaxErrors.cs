namespace Tandem.Configuration.Syntax;

/// <summary>What is wrong with the form of a document. After losing the thread it takes no more: what follows would mislead.</summary>
internal sealed class SyntaxErrors(string file, HoconCursor cursor)
{
    private readonly List<ConfigurationError> _found = [];

    public IReadOnlyList<ConfigurationError> Found => _found;

    public bool IsLost { get; private set; }

    public void Add(int line, string path, string problem, string allowed)
    {
        if (!IsLost)
        {
            _found.Add(new(file, line, path, null, allowed, path.Length == 0 ? "the file " + problem : problem));
        }
    }

    public void Lose()
    {
        IsLost = true;
        cursor.GoToEnd();
    }

    /// <summary>Goes on in the next line, unless what is skipped opens or closes blocks.</summary>
    /// <param name="line">Where the entry began.</param>
    /// <param name="path">Its key.</param>
    /// <param name="problem">Made of the rest of the line.</param>
    /// <param name="allowed">What may stand there.</param>
    /// <param name="taken">What was read of the entry before.</param>
    public void AddAndSkipLine(int line, string path, Func<string, string> problem, string allowed, string taken = "")
    {
        var rest = cursor.RestOfLine();
        Add(line, path, problem(rest), allowed);
        if (Balance(taken + rest, '{', '}') != 0 || Balance(taken + rest, '[', ']') != 0)
        {
            Lose();
        }
    }

    private static int Balance(string text, char open, char close) => text.Count(c => c == open) - text.Count(c => c == close);
}
