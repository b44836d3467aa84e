using Tandem.Configuration.Changes;

namespace Tandem.Node;

/// <summary>What a change does, in one line.</summary>
internal static class ChangeText
{
    private const int Most = 20;

    public static string Of(NodeChange change)
    {
        string[] all = [.. change.Routers.Select(router => router.ToString()), .. change.Checks.Select(check => $"check {check} is another")];
        return all.Length == 0 ? "nothing to change"
            : all.Length <= Most ? string.Join("; ", all)
            : $"{string.Join("; ", all.Take(Most))}; and {all.Length - Most} more";
    }
}
