using System.Diagnostics.CodeAnalysis;
using Akka.Configuration.Hocon;

namespace Tandem.Configuration.Reading;

/// <summary>A section of the parsed document. Reading from it reports what is missing, of the wrong kind or out of bounds.</summary>
internal sealed class ConfigSection(string path, HoconObject? items, ReadContext context)
{
    public string Path => path;

    public ReadContext Context => context;

    /// <summary>In the order of the file.</summary>
    public IEnumerable<string> Keys => items is null ? [] : items.Items.Keys.OrderBy(key => context.LineOf(PathOf(key)));

    public bool Has(string key) => Find(key) is not null;

    public bool IsSection(string key) => Find(key) is { } value && value.Values.Any(part => part is HoconObject);

    public string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>A section below, empty when it is missing.</summary>
    public ConfigSection Section(string key) =>
        new(PathOf(key), IsSection(key) ? Find(key)?.GetObject() : null, context);

    /// <summary>The sections below whose names the operator chose; those with other names are reported and left out.</summary>
    public IReadOnlyList<(string Name, ConfigSection Section)> Named(string key)
    {
        var section = Section(key);
        if (!section.Keys.Any() && (!Has(key) || IsSection(key)))
        {
            context.Refuse(section.Path, Has(key) ? "empty" : null, $"a section with at least one name: {key} {{ NAME {{ ... }} }}");
        }

        return [.. section.Keys.Where(section.HasProperName).Where(section.IsSection).Select(name => (name, section.Section(name)))];
    }

    /// <summary>The value of a key that has a default.</summary>
    public T Read<T>(string key, ValueRule<T> rule, T otherwise)
        where T : struct => Has(key) && TryRead(key, rule, out var value) ? value : otherwise;

    /// <summary>The value of a key that must be there.</summary>
    public bool TryRead<T>(string key, ValueRule<T> rule, out T value)
        where T : struct
    {
        value = default;
        if (!TryReadText(key, rule.Allowed, out var text))
        {
            return false;
        }

        if (rule.Parse(text) is { } parsed)
        {
            value = parsed;
            return true;
        }

        context.Refuse(PathOf(key), text, rule.Allowed);
        return false;
    }

    /// <summary>The text of a key that must be there.</summary>
    public bool TryReadText(string key, string allowed, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (Find(key) is not { } value)
        {
            context.Refuse(PathOf(key), null, allowed);
            return false;
        }

        if (value.IsString())
        {
            text = value.GetString();
            return true;
        }

        context.Fault(PathOf(key), IsSection(key) ? "is a section" : "is a list", allowed);
        return false;
    }

    /// <summary>The texts of a list, null when it is missing or something else.</summary>
    public IReadOnlyList<string>? ReadList(string key, string allowed)
    {
        if (Find(key) is not { } value)
        {
            return null;
        }

        // Akka does not call an empty list one.
        if (value.Values.Count == 0 || value.IsString() || IsSection(key))
        {
            context.Fault(PathOf(key), IsSection(key) ? "is a section" : $"is {value.GetString()}, not a list", allowed);
            return null;
        }

        return [.. value.GetArray().Select(item => item.GetString())];
    }

    private HoconValue? Find(string key) => items?.Items.GetValueOrDefault(key);

    private bool HasProperName(string name)
    {
        if (ValueRules.IsName(name))
        {
            return true;
        }

        context.Fault(PathOf(name), $"has the name {name}", ValueRules.AllowedName);
        return false;
    }
}
