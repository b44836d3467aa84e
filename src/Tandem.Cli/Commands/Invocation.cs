using System.CommandLine;
using Tandem.Cli.Client;

namespace Tandem.Cli.Commands;

/// <summary>One run of a command that asks the node.</summary>
/// <param name="Parsed">The command line.</param>
/// <param name="Terminal">Where the words go.</param>
/// <param name="Client">Asks the node.</param>
/// <param name="IsJson">Programs read it.</param>
internal sealed record Invocation(ParseResult Parsed, Terminal Terminal, ApiClient Client, bool IsJson);
