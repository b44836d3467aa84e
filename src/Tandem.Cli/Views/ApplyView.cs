using System.Globalization;
using Tandem.Api.Contracts;
using Tandem.Cli.Output;

namespace Tandem.Cli.Views;

/// <summary>What became of a configuration on all nodes.</summary>
internal static class ApplyView
{
    private const int Indent = 10;

    public static Page Page(ApplyReport report, Terminal terminal)
    {
        var page = new Page();
        var nodes = string.Join(", ", report.Nodes);
        page.AddWrapped(
            report.IsConfirmed ? new("DONE", Tone.Good) : new("TRYING", Tone.Worrying),
            Indent,
            report.IsConfirmed
                ? $"{nodes} follow it, and it is in their files"
                : string.Create(CultureInfo.InvariantCulture, $"{nodes} follow it, and go back at {report.ConfirmBy?.UtcDateTime:HH:mm:ss} UTC ({(report.ConfirmBy - report.At)?.TotalSeconds:0} s from now) unless you say: tandem confirm"),
            terminal.Width);
        if (report.Away.Count > 0)
        {
            page.AddWrapped("", Indent, $"{string.Join(", ", report.Away)} not reached: follow when they are back and it is confirmed", terminal.Width);
        }

        foreach (var remark in report.Remarks)
        {
            page.AddWrapped(new("BUT", Tone.Worrying), Indent, remark, terminal.Width);
        }

        return page;
    }
}
