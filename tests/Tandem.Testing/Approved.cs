using System.Runtime.CompilerServices;
using Xunit;

namespace Tandem.Testing;

/// <summary>Compares text with the approved copy in the folder <c>Approved</c> beside the calling source file.</summary>
public static class Approved
{
    /// <summary>Fails when <paramref name="actual"/> differs; with UPDATE_APPROVED=1 it becomes the approved text instead.</summary>
    public static void Text(string name, string actual, [CallerFilePath] string source = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(source)!, "Approved");
        var file = Path.Combine(folder, name + ".txt");
        var text = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(file, text);
            return;
        }

        Assert.True(File.Exists(file), $"{file} does not exist: run once with UPDATE_APPROVED=1 and review the file");
        Assert.Equal(File.ReadAllText(file), text);
    }
}
