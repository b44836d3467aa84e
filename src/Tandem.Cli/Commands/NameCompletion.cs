using System.CommandLine;
using System.CommandLine.Completions;
using Tandem.Api.Contracts;
using Tandem.Cli.Client;

namespace Tandem.Cli.Commands;

/// <summary>
/// What the shell may complete a name to: the node of this host is asked, and when it does not answer at once there is nothing to offer. Whatever offers these also has a
/// name for the help, which would else ask as well.
/// </summary>
internal static class NameCompletion
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    public static IEnumerable<CompletionItem> Routers(CompletionContext context) => Ask(context, report => report.Routers.Select(router => router.Name));

    public static IEnumerable<CompletionItem> Nodes(CompletionContext context) => Ask(context, report => report.Nodes.Select(node => node.Name));

    /// <summary>Offers names for an argument while it is the one being typed.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="names">What it may be.</param>
    /// <param name="former">The one before it, if there is one.</param>
    public static void AddTo(Argument<string> argument, Func<CompletionContext, IEnumerable<CompletionItem>> names, Argument<string>? former = null) =>
        argument.CompletionSources.Add(context => IsDone(context, argument) || (former is not null && !IsDone(context, former)) ? [] : names(context));

    private static bool IsDone(CompletionContext context, Argument<string> argument) =>
        context.ParseResult.GetResult(argument)?.Tokens is [var there, ..] && there.Value != context.WordToComplete;

    private static IEnumerable<CompletionItem> Ask(CompletionContext context, Func<StatusReport, IEnumerable<string>> names)
    {
        try
        {
            using var client = new ApiClient(context.ParseResult.GetValue<string>("--socket") ?? ApiRoutes.DefaultSocket);
            using var limit = new CancellationTokenSource(Patience);
            return [.. names(client.GetAsync(ApiRoutes.Status, ApiJson.Default.StatusReport, limit.Token).GetAwaiter().GetResult()).Select(name => new CompletionItem(name))];
        }
        catch (Exception nobody) when (nobody is FailedException or OperationCanceledException)
        {
            return [];
        }
    }
}
