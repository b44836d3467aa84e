using System.Globalization;
using Tandem.Cli.Commands;
using Tandem.Cli.Tests.Harness;

namespace Tandem.Cli.Tests.Commands;

/// <summary>Moments as an operator types them, at 03:12:07 on 31 January.</summary>
public sealed class MomentTextTests
{
    [Theory]
    [InlineData("90s", "2026-01-31T03:10:37Z")]
    [InlineData("10m", "2026-01-31T03:02:07Z")]
    [InlineData("2h", "2026-01-31T01:12:07Z")]
    [InlineData("3d", "2026-01-28T03:12:07Z")]
    [InlineData("03:12", "2026-01-31T03:12:00Z")]
    [InlineData("23:50", "2026-01-30T23:50:00Z")]
    [InlineData("03:12:08", "2026-01-30T03:12:08Z")]
    [InlineData("2026-01-30", "2026-01-30T00:00:00Z")]
    [InlineData("2026-01-30 12:00", "2026-01-30T12:00:00Z")]
    [InlineData("2026-01-30T12:00:00+02:00", "2026-01-30T10:00:00Z")]
    public void Is_read(string text, string moment) => Assert.Equal(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), MomentText.Parse(text, Screen.Now));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("10")]
    [InlineData("-5m")]
    [InlineData("999999d")]
    [InlineData("31.1.2026")]
    public void Is_refused(string text) => Assert.Null(MomentText.Parse(text, Screen.Now));
}
