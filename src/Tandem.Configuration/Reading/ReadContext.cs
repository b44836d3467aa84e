using Tandem.Configuration.Syntax;

namespace Tandem.Configuration.Reading;

/// <summary>Where errors go, with the position they get on the way.</summary>
internal sealed class ReadContext(string file, SourceMap positions)
{
    private readonly List<ConfigurationError> _errors = [];

    public IReadOnlyList<ConfigurationError> Errors => _errors;

    public int LineOf(string path) => positions.LineOf(path);

    /// <summary>The key's value is not allowed, or (null) the key is missing.</summary>
    public void Refuse(string path, string? value, string allowed) =>
        _errors.Add(new(file, positions.LineOf(path), path, value, allowed));

    /// <summary>Something else is wrong with the key.</summary>
    public void Fault(string path, string problem, string allowed, string? value = null) =>
        _errors.Add(new(file, positions.LineOf(path), path, value, allowed, problem));

    /// <summary>One value of a list is wrong.</summary>
    public void RefuseItem(string path, int index, string value, string allowed) =>
        _errors.Add(new(file, positions.LineOf(path, index), path, value, allowed, $"has {(value.Length == 0 ? "\"\"" : value)}"));
}
