using Microsoft.AspNetCore.Http;
using Tandem.Api.Commands;
using Tandem.Api.Contracts;

namespace Tandem.Api.Http;

/// <summary>Takes commands, and tells what became of them.</summary>
/// <param name="ports">What is known, and who carries them out.</param>
/// <param name="stopping">Nobody waits any more.</param>
internal sealed class CommandCounter(ApiPorts ports, CancellationToken stopping)
{
    private const string AllowedForNode = """{"node": NAME, "waitSeconds": 0..60}""";
    private const string AllowedForRouter = """{"router": NAME, "waitSeconds": 0..60}""";
    private const string AllowedForMove = """{"router": NAME, "node": NAME, "waitSeconds": 0..60}""";

    private CommandReader Names => new(ports.Facts);

    public async Task Drain(HttpContext context)
    {
        var request = await RequestBody.ReadAsync(context, ApiRequests.Default.NodeRequest, AllowedForNode).ConfigureAwait(false);
        await Take(context, new Command.Drain(Names.NodeOf(request.Node)), request.WaitSeconds).ConfigureAwait(false);
    }

    public async Task Undrain(HttpContext context)
    {
        var request = await RequestBody.ReadAsync(context, ApiRequests.Default.NodeRequest, AllowedForNode).ConfigureAwait(false);
        await Take(context, new Command.Undrain(Names.NodeOf(request.Node)), request.WaitSeconds).ConfigureAwait(false);
    }

    public async Task Move(HttpContext context)
    {
        var request = await RequestBody.ReadAsync(context, ApiRequests.Default.MoveRequest, AllowedForMove).ConfigureAwait(false);
        await Take(context, Names.MoveOf(request, ports.Eyes.Look()), request.WaitSeconds).ConfigureAwait(false);
    }

    public async Task Unmove(HttpContext context)
    {
        var request = await RequestBody.ReadAsync(context, ApiRequests.Default.RouterRequest, AllowedForRouter).ConfigureAwait(false);
        var router = Names.RouterOf(request.Router);
        await Take(context, new Command.Unmove(router.Name, router.Key), request.WaitSeconds).ConfigureAwait(false);
    }

    private async Task Take(HttpContext context, Command command, double waitSeconds)
    {
        var wait = CommandReader.WaitOf(waitSeconds);
        var desk = ports.Commands ?? throw new RefusedException(Refusal.Unavailable, "commands need the nodes' channel, and this node has none; see tandem.coordination in its configuration");
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var watch = new OutcomeWatch(Expectation.Of(command, ports.Facts, ports.Eyes.Look()), ports.Eyes, ports.Time);
        if (await desk.GiveAsync(command, ended.Token).ConfigureAwait(false) is { } refused)
        {
            throw new RefusedException(Refusal.NotPossible, refused);
        }

        var moves = await watch.WaitAsync(wait, ended.Token).ConfigureAwait(false);
        var outcome = new CommandOutcome(ports.Facts.Node, ports.Time.GetUtcNow(), command.Text + Reservation(command), moves.All(move => move.State == RouterMove.Moved), moves);
        await Answer.With(context, outcome, ApiForms.Plain.CommandOutcome).ConfigureAwait(false);
    }

    /// <summary>Who is away follows later.</summary>
    private string Reservation(Command command)
    {
        var node = command switch
        {
            Command.Drain drain => drain.Node,
            Command.Undrain undrain => undrain.Node,
            _ => null,
        };
        return node is not null && ports.Eyes.Look().Find(node) is not { IsCurrent: true } ? "; it is not reached, and hears of it when it is back" : "";
    }
}
