using System.CommandLine;
using System.Globalization;

namespace Tandem.Cli.Commands;

/// <summary>"tandem capture": the work of tandem-node, which needs no running node for it.</summary>
internal static class CaptureCommand
{
    private const int Most = 1_000_000;

    public static Command Make()
    {
        var name = new Argument<string>("INTERFACE") { Description = "An interface, or a segment of the configuration." };
        var write = new Option<string?>("--write") { Description = "Keep the frames in this file, for tcpdump or Wireshark.", HelpName = "FILE" };
        var count = new Option<int?>("--count") { Description = "End after so many frames.", HelpName = "N" };
        count.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var frames) || frames is < 1 or > Most))
            {
                result.AddError($"--count is {token.Value}; allowed 1..{Most}");
            }
        });
        var file = new Option<string>("--config") { Description = "The cluster's configuration.", HelpName = "FILE", DefaultValueFactory = _ => "/etc/tandem/tandem.conf" };
        var command = new Command("capture", "What is said on a segment: VRRP and ARP, decoded, until Ctrl-C.") { name, write, count, file };
        command.SetAction(parsed => WorkerProgram.RunInPlaceAsync(
            [
                "--capture", parsed.GetValue(name)!, "--config", parsed.GetValue(file)!,
                .. parsed.GetValue(write) is { } kept ? (string[])["--write", kept] : [],
                .. parsed.GetValue(count) is { } most ? (string[])["--count", most.ToString(CultureInfo.InvariantCulture)] : [],
            ]));
        return command;
    }
}
