using System.CommandLine;

namespace Tandem.Cli.Commands;

/// <summary>"tandem pki": the work of tandem-node, which needs no running node for it.</summary>
internal static class PkiCommand
{
    private static readonly string[] Verbs = ["init", "issue", "rotate"];

    public static Command Make(CommonOptions common, Terminal terminal)
    {
        var words = new Argument<string[]>("init | issue NODE | rotate NODE | rotate ca")
        {
            Description = "With --config FILE, or --cluster NAME and --address IP; --directory DIR and --days N as in tandem-node --help.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("pki", "Certificates for the channel between the nodes.") { words };
        words.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !Verbs.Contains(result.Tokens[0].Value))
            {
                result.AddError($"pki is followed by {result.Tokens[0].Value}; allowed init, issue NODE, rotate NODE or rotate ca");
            }
        });
        command.SetAction((parsed, cancellation) => WorkerProgram.RunAsync(["--pki", .. parsed.GetValue(words) ?? []], parsed.GetValue(common.Json), terminal, cancellation));
        return command;
    }
}
