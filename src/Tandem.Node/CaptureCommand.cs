using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Tandem.Network.Capture.Looking;
using Tandem.Network.Ports;

namespace Tandem.Node;

/// <summary>"tandem-node --capture": what is said on a segment, a line each, and as a file for other programs. Needs no running node.</summary>
internal sealed class CaptureCommand
{
    private readonly Option<string?> _capture = new("--capture") { Description = "Only show VRRP and ARP of an interface, or of a segment of --config, until Ctrl-C.", HelpName = "INTERFACE" };
    private readonly Option<string?> _write = new("--write") { Description = "With --capture: keep the frames in this file, in libpcap's format.", HelpName = "FILE" };
    private readonly Option<int?> _count = new("--count") { Description = "With --capture: end after so many frames, 1..1000000.", HelpName = "N" };

    public CaptureCommand() => _count.Validators.Add(result =>
    {
        if (result.Tokens is [var given] && (!int.TryParse(given.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 1_000_000))
        {
            result.AddError($"--count is {given.Value}; allowed 1..1000000");
        }
    });

    public IEnumerable<Option> Options => [_capture, _write, _count];

    public bool IsAskedFor(ParseResult parsed) => parsed.GetValue(_capture) is not null;

    /// <param name="parsed">The command line.</param>
    /// <param name="config">The configuration's file, if it was given.</param>
    /// <param name="node">Which node this is, if it was given.</param>
    /// <param name="output">Takes the lines.</param>
    /// <param name="errors">Says why there are none.</param>
    public int Run(ParseResult parsed, string? config, string? node, TextWriter output, TextWriter errors)
    {
        using var ending = new CancellationTokenSource();
        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            ending.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        try
        {
            var seen = SegmentView.Run(
                InterfaceOf(parsed.GetValue(_capture)!, config, node),
                parsed.GetValue(_write),
                parsed.GetValue(_count),
                (at, line) =>
                {
                    output.WriteLine($"{at.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture)} {line}");
                    output.Flush();
                },
                ending.Token);
            errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tandem-node: {seen} frames{(parsed.GetValue(_write) is { } file ? $" in {file}" : "")}"));
            return ExitCode.Success;
        }
        catch (InterfaceRefusedException refused)
        {
            errors.WriteLine($"tandem-node: {refused.Message}");
            return ExitCode.Refused;
        }
    }

    private static string InterfaceOf(string name, string? config, string? node) =>
        config is not null && ConfigurationFile.Read(config, TextWriter.Null) is { } cluster && cluster.HasNode(node ?? Environment.MachineName)
            ? cluster.ForNode(node ?? Environment.MachineName).Segments.FirstOrDefault(segment => segment.Name == name)?.Interface ?? name
            : name;
}
