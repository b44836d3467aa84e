namespace Tandem.Api.Commands;

/// <summary>Takes what operators want and sees to it.</summary>
public interface ICommandDesk
{
    /// <summary>Takes a command; it is on record, and told to the members, when this is done. That the routers follow is not waited for.</summary>
    /// <returns>Null; or in one line why it was not taken, and what is allowed.</returns>
    Task<string?> GiveAsync(Command command, CancellationToken cancellation);
}
