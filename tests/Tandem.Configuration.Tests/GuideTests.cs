using System.Text.RegularExpressions;
using Tandem.Testing;

namespace Tandem.Configuration.Tests;

/// <summary>Every document in README and guides is valid as it stands; a part of one is valid within a whole one.</summary>
public sealed partial class GuideTests
{
    private const string Rest = """
        tandem {
          cluster = edge
          nodes { lb1 { address = 10.0.0.11 } }
          segments { front { interface = eth0 } }
          virtual-routers { web { segment = front, vrid = 51, addresses = ["192.168.1.100/24"], prefer = [lb1] } }
        }

        """;

    public static TheoryData<string, string> Documents()
    {
        var documents = new TheoryData<string, string>();
        foreach (var (file, text) in Guides.All)
        {
            foreach (Match block in Hocon().Matches(text))
            {
                documents.Add(file, block.Groups["body"].Value);
            }
        }

        return documents;
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void It_is_valid(string file, string document)
    {
        var errors = Document.Errors(document.StartsWith("tandem {", StringComparison.Ordinal) ? document : Rest + document);

        Assert.True(!errors.Any(), $"{file}: {string.Join("\n", errors)}\n{document}");
    }

    [Fact]
    public void There_are_some() => Assert.True(Documents().Count >= 3);

    [GeneratedRegex("^```hocon\n(?<body>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Hocon();
}
