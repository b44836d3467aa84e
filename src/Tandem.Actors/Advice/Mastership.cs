namespace Tandem.Actors.Advice;

/// <summary>
/// Names one mastership of one router for ever. Before the first one of a life the epoch is 0; afterwards, while a router is not Master,
/// this is its last one.
/// </summary>
/// <param name="Boot">The life of the process that counted; another one after each start.</param>
/// <param name="Epoch">Masterships of the router in that life, this one included.</param>
public readonly record struct Mastership(Guid Boot, long Epoch)
{
    /// <summary>The one after this.</summary>
    internal Mastership Next => this with { Epoch = Epoch + 1 };
}
