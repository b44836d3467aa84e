namespace Tandem.Api.Changes;

/// <summary>Has this node follow another configuration.</summary>
public interface IChangeDesk
{
    /// <summary>Reads the node's own file again, and follows it.</summary>
    Task<ChangeAnswer> ReloadAsync(CancellationToken cancellation);
}
