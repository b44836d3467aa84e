namespace Tandem.Configuration.Reading;

/// <summary>Refuses keys nobody reads (a typing error would otherwise be a silent default) and values where sections belong.</summary>
internal static class UnknownKeyCheck
{
    public static void Run(ConfigSection section, string pattern = "")
    {
        var known = KnownKeys.Below(pattern);
        foreach (var key in section.Keys)
        {
            var name = known.Contains(key) ? key : KnownKeys.AnyName;
            if (known.Contains(name))
            {
                Descend(section, key, pattern.Length == 0 ? name : $"{pattern}.{name}");
                continue;
            }

            var meant = Spelling.Nearest(key, known) is { } nearest ? $" (did you mean {nearest}?)" : "";
            section.Context.Fault(section.PathOf(key), "is not a known key" + meant, string.Join(", ", known));
        }
    }

    private static void Descend(ConfigSection section, string key, string pattern)
    {
        var below = KnownKeys.Below(pattern);
        if (below.Count == 0)
        {
            return;
        }

        if (section.IsSection(key))
        {
            Run(section.Section(key), pattern);
            return;
        }

        section.Context.Fault(
            section.PathOf(key), "is a value, not a section", below[0] == KnownKeys.AnyName ? "{ NAME ... }" : $"{{ ... }} with {string.Join(", ", below)}");
    }
}
