using System.Globalization;

namespace Tandem.Lab.Reporting;

/// <summary>What <c>tandem-lab roster</c> wrote: a line for each change that was seen, with its delay in ms first.</summary>
internal static class RosterLog
{
    public static IReadOnlyList<double> Delays(string directory)
    {
        var path = Path.Combine(directory, "roster.log");
        return File.Exists(path) ? [.. File.ReadLines(path).Select(line => double.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture))] : [];
    }
}
