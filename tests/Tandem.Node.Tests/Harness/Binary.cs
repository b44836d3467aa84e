namespace Tandem.Node.Tests.Harness;

/// <summary>Worker, guard and command line as they were built with these tests: beside them in the artifacts folder, in the same configuration.</summary>
internal static class Binary
{
    internal static string Path { get; } = Find("Tandem.Node", "tandem-node");

    internal static string CommandLine { get; } = Find("Tandem.Cli", "tandem");

    internal static string Guard { get; } = Find("Tandem.Guard", "tandemd");

    private static string Find(string project, string program)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        var binary = System.IO.Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, program);
        return File.Exists(binary) ? binary : throw new FileNotFoundException($"{program} is built with this project", binary);
    }
}
