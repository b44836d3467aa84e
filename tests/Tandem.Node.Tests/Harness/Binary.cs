namespace Tandem.Node.Tests.Harness;

/// <summary>The worker as it was built with these tests: beside them in the artifacts folder, in the same configuration.</summary>
internal static class Binary
{
    internal static string Path { get; } = Find();

    private static string Find()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        var binary = System.IO.Path.Combine(own.Parent!.Parent!.FullName, "Tandem.Node", own.Name, "tandem-node");
        return File.Exists(binary) ? binary : throw new FileNotFoundException("the worker is built with this project", binary);
    }
}
