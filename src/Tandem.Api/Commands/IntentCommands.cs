using Tandem.Coordination.Intents;
using Tandem.Coordination.Messages;

namespace Tandem.Api.Commands;

/// <summary>Gives commands to the desk of intents. That one waits for the routers; here it is enough that the intent stands.</summary>
/// <param name="desk">The desk.</param>
/// <param name="time">The clock.</param>
public sealed class IntentCommands(IntentDesk desk, TimeProvider time) : ICommandDesk
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(5);

    /// <inheritdoc/>
    public async Task<string?> GiveAsync(Command command, CancellationToken cancellation)
    {
        // A script may say it twice.
        if (Stands(command))
        {
            return null;
        }

        var given = desk.GiveAsync(RequestOf(command));
        using var timer = new PeriodicTimer(Pace, time);
        while (!given.IsCompleted && !Stands(command))
        {
            await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false);
        }

        return given.IsCompleted && await given.ConfigureAwait(false) is IntentOutcome.Refused(var line) ? line : null;
    }

    private static IntentRequest RequestOf(Command command) => command switch
    {
        Command.Drain(var node) => new(IntentKind.Drain, node, null),
        Command.Undrain(var node) => new(IntentKind.Undrain, node, null),
        Command.Move(var router, _, var node) => new(IntentKind.Move, node, router),
        Command.Unmove(var router, _) => new(IntentKind.Unmove, null, router),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private bool Stands(Command command) => command switch
    {
        Command.Drain(var node) => desk.Current.IsDrained(node),
        Command.Undrain(var node) => !desk.Current.IsDrained(node),
        Command.Move(_, var key, var node) => desk.Current.HolderOf(key) == node,
        Command.Unmove(_, var key) => desk.Current.HolderOf(key) is null,
        _ => false,
    };
}
