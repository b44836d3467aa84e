namespace Tandem.Architecture.Tests;

/// <summary>Fails with the whole list of what breaks a rule, so that one run shows everything there is to mend.</summary>
internal static class Findings
{
    internal static void AssertNone(string rule, IEnumerable<string> findings)
    {
        var list = findings.Distinct().Order(StringComparer.Ordinal).ToList();
        if (list.Count > 0)
        {
            Assert.Fail($"{rule}\n  {string.Join("\n  ", list)}");
        }
    }
}
