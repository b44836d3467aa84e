using System.Text.Json;
using Tandem.Testing;

namespace Tandem.Guard.Tests;

/// <summary>The clock of these tests stands one second after 1970 began.</summary>
public sealed class GuardLogTests
{
    [Fact]
    public void Text_is_one_line_like_the_worker_s() => Assert.Equal(
        "1970-01-01T00:00:01.000Z fail: Tandem.Guard[0] it \"fell\"\n", Written(LogFormat.Text));

    [Fact]
    public void Json_is_one_object_a_line()
    {
        var line = JsonDocument.Parse(Written(LogFormat.Json)).RootElement;

        Assert.Equal("1970-01-01T00:00:01.000Z", line.GetProperty("Timestamp").GetString());
        Assert.Equal("Error", line.GetProperty("LogLevel").GetString());
        Assert.Equal("Tandem.Guard", line.GetProperty("Category").GetString());
        Assert.Equal("it \"fell\"", line.GetProperty("Message").GetString());
    }

    private static string Written(LogFormat format)
    {
        using var output = new StringWriter();
        using (var log = new GuardLog(output, format, new VirtualClock()))
        {
            log.Error("it \"fell\"");
        }

        return output.ToString();
    }
}
