using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Json.Serialization.Metadata;
using Tandem.Api.Contracts;
using Tandem.Cli.Output;
using Tandem.Cli.Views;

namespace Tandem.Cli.Commands;

/// <summary>"tandem drain", "undrain", "move" and "unmove": each says what is wanted, and waits until it is so.</summary>
internal static class MoveCommands
{
    private const int LongestWait = 60;
    private const int UsualWait = 30;

    public static IEnumerable<Command> Make(NodeCommands commands)
    {
        yield return OfNode(commands, "drain", "Have a node hold nothing, until it is undrained; also over restarts.", ApiRoutes.Drain);
        yield return OfNode(commands, "undrain", "Have a drained node take part again.", ApiRoutes.Undrain);

        var (router, wait) = (Router(), Wait());
        var node = Node(router);
        yield return commands.Of("move", "Have a router held by a node, until it is unmoved; also over restarts.", [router, node, wait], (run, cancellation) => Give(
            run, ApiRoutes.Move, new MoveRequest(run.Parsed.GetValue(router)!, run.Parsed.GetValue(node)!, run.Parsed.GetValue(wait)), ApiRequests.Default.MoveRequest, run.Parsed.GetValue(wait), cancellation));

        var (unmoved, unmoveWait) = (Router(), Wait());
        yield return commands.Of("unmove", "Have a moved router go where the configuration prefers it.", [unmoved, unmoveWait], (run, cancellation) => Give(
            run, ApiRoutes.Unmove, new RouterRequest(run.Parsed.GetValue(unmoved)!, run.Parsed.GetValue(unmoveWait)), ApiRequests.Default.RouterRequest, run.Parsed.GetValue(unmoveWait), cancellation));
    }

    private static Command OfNode(NodeCommands commands, string name, string description, string path)
    {
        var (node, wait) = (Node(), Wait());
        return commands.Of(name, description, [node, wait], (run, cancellation) => Give(
            run, path, new NodeRequest(run.Parsed.GetValue(node)!, run.Parsed.GetValue(wait)), ApiRequests.Default.NodeRequest, run.Parsed.GetValue(wait), cancellation));
    }

    private static Argument<string> Node(Argument<string>? former = null) => Named("NODE", "A node's name.", NameCompletion.Nodes, former);

    private static Argument<string> Router() => Named("ROUTER", "A router's name, or its key such as front-4-51.", NameCompletion.Routers);

    private static Argument<string> Named(string name, string description, Func<CompletionContext, IEnumerable<CompletionItem>> names, Argument<string>? former = null)
    {
        var argument = new Argument<string>(name) { Description = description, HelpName = name };
        NameCompletion.AddTo(argument, names, former);
        return argument;
    }

    private static Option<int> Wait()
    {
        var wait = new Option<int>("--wait")
        {
            Description = $"How many seconds to wait until it is so, 0..{LongestWait}.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => UsualWait,
        };
        wait.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var seconds) || seconds is < 0 or > LongestWait))
            {
                result.AddError($"--wait is {result.Tokens[0].Value}; allowed 0..{LongestWait}");
            }
        });
        return wait;
    }

    private static async Task<int> Give<TRequest>(Invocation run, string path, TRequest request, JsonTypeInfo<TRequest> form, int wait, CancellationToken cancellation)
    {
        var outcome = await run.Client.PostAsync(path, request, form, TimeSpan.FromSeconds(wait), ApiJson.Default.CommandOutcome, cancellation).ConfigureAwait(false);
        if (run.IsJson)
        {
            JsonPrinter.Print(run.Terminal, outcome, forms => forms.CommandOutcome);
        }
        else
        {
            new PagePrinter(run.Terminal).Print(OutcomeView.Page(outcome, run.Terminal));
        }

        return outcome.IsDone ? ExitCode.Success : ExitCode.NotYet;
    }
}
