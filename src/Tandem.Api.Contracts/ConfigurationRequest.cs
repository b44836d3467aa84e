namespace Tandem.Api.Contracts;

/// <summary>A configuration that is offered.</summary>
/// <param name="Configuration">The whole document, as it would be in the file.</param>
public sealed record ConfigurationRequest(string Configuration);
