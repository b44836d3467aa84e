using System.Globalization;

namespace Tandem.Network.Linux;

/// <summary>What the threads of a process are at, for whoever asks afterwards why it stood still.</summary>
public static class ThreadStates
{
    private const int MostNamed = 12;

    // Counted from the closing bracket of the name, which may hold anything.
    private const int StateField = 0;
    private const int ProcessorField = 36;
    private const int PolicyField = 38;

    /// <summary>One line: those that run or want to, those that wait in the kernel uninterruptibly, and all that have a real-time priority.</summary>
    public static string Of(int process)
    {
        var threads = IdsOf(process).Select(thread => Describe(process, thread)).OfType<string>().ToList();
        return threads.Count == 0
            ? "none of its threads runs or waits in the kernel"
            : $"threads: {string.Join("; ", threads.Take(MostNamed))}{(threads.Count > MostNamed ? $"; and {threads.Count - MostNamed} more" : "")}";
    }

    internal static IEnumerable<int> IdsOf(int process)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{process}/task").Select(thread => int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return [];
        }
    }

    private static string? Describe(int process, int thread)
    {
        var folder = $"/proc/{process}/task/{thread}/";
        try
        {
            var stat = File.ReadAllText(folder + "stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var realTime = fields[PolicyField] is "1" or "2";
            if (fields[StateField] is "S" && !realTime)
            {
                return null;
            }

            var name = stat[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..stat.LastIndexOf(')')];
            var at = fields[StateField] is "R" ? $"runs or is queued on processor {fields[ProcessorField]}" : $"{fields[StateField]} in {File.ReadAllText(folder + "wchan")}";
            return $"{name}{(realTime ? " (real time)" : "")} {at}";
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
