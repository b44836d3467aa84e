namespace Tandem.Lab.Reporting;

/// <summary>What <c>ip monitor neigh</c> saw in the client: every MAC that an address ever had there.</summary>
internal static class NeighbourLog
{
    public static readonly IReadOnlyList<string> VirtualAddresses = ["192.168.1.100", "192.168.1.101"];

    /// <summary>The MACs of the virtual addresses, in the order of the log.</summary>
    public static IReadOnlyList<string> Macs(string directory)
    {
        var path = Path.Combine(directory, "neigh.log");
        return !File.Exists(path) ? [] : [.. File.ReadLines(path)
            .Select(line => line.Split(' '))
            .Where(words => words.Any(VirtualAddresses.Contains) && words.Contains("lladdr"))
            .Select(words => words[Array.IndexOf(words, "lladdr") + 1])];
    }
}
