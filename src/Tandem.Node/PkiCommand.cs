using System.CommandLine;
using Tandem.Coordination.Security.Pki;
using Tandem.Network.Linux.Node;

namespace Tandem.Node;

/// <summary>"tandem-node --pki": the cluster's own authority, for whoever has none. Needs no running node.</summary>
internal sealed class PkiCommand
{
    private const string Allowed = "init, issue NODE, rotate NODE or rotate ca";

    private readonly Option<string[]> _pki = new("--pki")
    {
        Description = "Certificates for the channel between the nodes: init makes an authority, issue NODE a node's first certificate, rotate NODE the next one, rotate ca the next authority.",
        HelpName = "init|issue NODE|rotate NODE|rotate ca",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _directory = new("--directory") { Description = $"Where --pki keeps its files. Default: where --config has the nodes look for them, or else {PkiFacts.UsualDirectory}.", HelpName = "DIR" };
    private readonly Option<string?> _cluster = new("--cluster") { Description = "With --pki: the cluster's name. Default: what --config says.", HelpName = "NAME" };
    private readonly Option<string?> _address = new("--address") { Description = "With --pki issue: the node's management address. Default: what --config says.", HelpName = "IP" };
    private readonly Option<int?> _days = new("--days") { Description = $"With --pki: the lifetime. Default: {Lifetime.NodeDays} for a node, {Lifetime.AuthorityDays} for an authority.", HelpName = "N" };

    public IEnumerable<Option> Options => [_pki, _directory, _cluster, _address, _days];

    public bool IsAskedFor(ParseResult parsed) => parsed.GetValue(_pki) is { Length: > 0 };

    /// <param name="parsed">The command line.</param>
    /// <param name="config">The configuration's file, if it was given.</param>
    /// <param name="output">Says what was done.</param>
    /// <param name="errors">Says why nothing was.</param>
    public int Run(ParseResult parsed, string? config, TextWriter output, TextWriter errors)
    {
        try
        {
            var facts = new PkiFacts(config, errors) { GivenCluster = parsed.GetValue(_cluster), GivenAddress = parsed.GetValue(_address), GivenDirectory = parsed.GetValue(_directory) };
            output.WriteLine(Run(parsed, facts));
            return ExitCode.Success;
        }
        catch (PkiException refused)
        {
            errors.WriteLine($"tandem-node: {refused.Message}");
            return ExitCode.Misconfigured;
        }
    }

    private string Run(ParseResult parsed, PkiFacts facts)
    {
        var directory = facts.Directory;
        var pki = new PkiCommands(new PkiDirectory(directory) { Prepare = file => FileOwner.Follow(directory, file) }, TimeProvider.System);
        var days = parsed.GetValue(_days);
        return parsed.GetValue(_pki) switch
        {
            ["init"] => pki.Init(facts.Cluster, days ?? Lifetime.AuthorityDays),
            ["issue", var node] => pki.Issue(facts.Cluster, node, facts.AddressOf(node), days ?? Lifetime.NodeDays),
            ["rotate", PkiDirectory.AuthorityName] => pki.RotateAuthority(facts.Cluster, days ?? Lifetime.AuthorityDays),
            ["rotate", var node] => pki.Rotate(node, days ?? Lifetime.NodeDays),
            var other => throw new PkiException($"--pki is {string.Join(' ', other ?? [])}; allowed {Allowed}"),
        };
    }
}
