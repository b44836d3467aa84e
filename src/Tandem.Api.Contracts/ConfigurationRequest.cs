namespace Tandem.Api.Contracts;

/// <summary>A configuration that is offered.</summary>
/// <param name="Configuration">The whole document, as it would be in the file.</param>
public sealed record ConfigurationRequest(string Configuration)
{
    /// <summary>Bytes of a request with one: thousands of routers, and no more than one message between nodes may have.</summary>
    public const int MostBytes = 512 << 10;
}
