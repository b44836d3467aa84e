using Tandem.Configuration.Model;

namespace Tandem.Configuration.Tests;

/// <summary>Documents for tests: a good one to damage, and the verdict on any.</summary>
internal static class Document
{
    /// <summary>Line numbers in tests count from the "tandem {" line, which is 1.</summary>
    public const string Good =
        """
        tandem {
          cluster = edge
          nodes {
            lb1 { address = 10.0.0.11 }
            lb2 { address = 10.0.0.12 }
            lb3 { address = 10.0.0.13 }
          }
          segments {
            front { interface = eth0 }
            back { interface = eth1 }
          }
          virtual-routers {
            web {
              segment = front
              vrid = 51
              addresses = ["192.168.1.100/24"]
              prefer = [lb1, lb2]
            }
            api {
              segment = front
              vrid = 52
              addresses = ["192.168.1.101/24"]
              prefer = [lb2, lb1]
            }
          }
        }
        """;

    /// <summary>The good document with one part replaced at its first place.</summary>
    public static string With(string part, string replacement)
    {
        var at = Good.IndexOf(part, StringComparison.Ordinal);
        Assert.True(at >= 0, $"the good document has no '{part}'");
        return string.Concat(Good.AsSpan(0, at), replacement, Good.AsSpan(at + part.Length));
    }

    /// <summary>The good document with more settings in router "web", on line 18 and below.</summary>
    public static string WithWeb(string settings) => With("prefer = [lb1, lb2]\n", $"prefer = [lb1, lb2]\n{settings}\n");

    public static IReadOnlyList<string> Errors(string text) =>
        ClusterConfigurationReader.Read("t.conf", text) is ConfigurationResult.Invalid invalid ? [.. invalid.Errors.Select(error => error.ToString())] : [];

    /// <summary>The one error of a document.</summary>
    public static string Error(string text)
    {
        var errors = Errors(text);
        Assert.True(errors.Count == 1, $"expected one error, found {errors.Count}: {string.Join(" | ", errors)}");
        return errors[0];
    }

    public static ClusterConfiguration Configuration(string text)
    {
        var result = ClusterConfigurationReader.Read("t.conf", text);
        return result is ConfigurationResult.Valid valid
            ? valid.Configuration
            : throw new Xunit.Sdk.XunitException("not valid: " + string.Join("\n", Errors(text)));
    }
}
