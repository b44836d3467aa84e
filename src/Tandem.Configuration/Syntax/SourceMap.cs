namespace Tandem.Configuration.Syntax;

/// <summary>Where each key stands. Also refuses what HOCON would merge silently: a second value for a key.</summary>
internal sealed class SourceMap
{
    private readonly Dictionary<string, HoconSyntax> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly List<ConfigurationError> _errors = [];
    private readonly string _file;
    private bool _hasReferences;
    private bool _hasSeconds;

    private SourceMap(string file) => _file = file;

    public IReadOnlyList<ConfigurationError> Errors => _errors;

    /// <summary>False when references lead nowhere or, by a second value, in a circle: Akka's parser would throw, or overflow the stack.</summary>
    public bool IsSafe { get; private set; } = true;

    public static SourceMap Of(string file, HoconSyntax.Section root)
    {
        var map = new SourceMap(file);
        map.AddSection("", root);
        map.IsSafe &= !(map._hasReferences && map._hasSeconds);
        return map;
    }

    /// <summary>The line of a key, or of the nearest section around it.</summary>
    public int LineOf(string path)
    {
        while (!_lines.ContainsKey(path) && path.LastIndexOf('.') is > 0 and var dot)
        {
            path = path[..dot];
        }

        return _lines.GetValueOrDefault(path, 1);
    }

    /// <summary>The line of one value of a list.</summary>
    public int LineOf(string path, int index) =>
        _values.GetValueOrDefault(path) is HoconSyntax.Array array && index < array.Items.Count ? array.Items[index].Line : LineOf(path);

    private void AddSection(string path, HoconSyntax.Section section)
    {
        foreach (var entry in section.Entries)
        {
            var full = path;
            foreach (var key in entry.Keys.SkipLast(1))
            {
                full = Join(full, key);
                Add(full, entry.Line, new HoconSyntax.Section(entry.Line, []));
            }

            full = Join(full, entry.Keys[^1]);
            Add(full, entry.Line, entry.Value);
        }
    }

    private void Add(string path, int line, HoconSyntax value)
    {
        if (value is HoconSyntax.Reference reference)
        {
            CheckTarget(path, line, reference);
            _hasReferences = true;
        }

        if (_values.TryGetValue(path, out var earlier) && !(earlier is HoconSyntax.Section && value is HoconSyntax.Section))
        {
            _errors.Add(new(_file, line, path, null, "one value for a key (is a name used twice?)", $"has a value already, in line {_lines[path]}"));
            _hasSeconds = true;
            _values.Remove(path);
            _lines.Remove(path);
        }

        _values.TryAdd(path, value);
        _lines.TryAdd(path, line);
        if (value is HoconSyntax.Section section)
        {
            AddSection(path, section);
        }
    }

    /// <summary>Only backwards, so that no circle can be built; only values, so that every key keeps a line of its own.</summary>
    private void CheckTarget(string path, int line, HoconSyntax.Reference reference)
    {
        if (_values.GetValueOrDefault(reference.Target) is null or HoconSyntax.Section)
        {
            IsSafe = false;
            _errors.Add(new(
                _file,
                line,
                path,
                $"${{{reference.Target}}}",
                "a key with a value that stands earlier in this file (environment variables are not read: every node reads the same)"));
        }
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
