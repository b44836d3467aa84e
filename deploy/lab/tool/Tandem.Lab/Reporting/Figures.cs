namespace Tandem.Lab.Reporting;

/// <summary>The figures of many sessions.</summary>
internal static class Figures
{
    public static int Run(Arguments arguments) => arguments.Has("dir") ? 1 : 0;
}
