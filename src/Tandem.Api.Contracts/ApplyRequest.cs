namespace Tandem.Api.Contracts;

/// <summary>A configuration that all nodes are to follow.</summary>
/// <param name="Configuration">The whole document, as it would be in the file.</param>
/// <param name="ConfirmWithinSeconds">The nodes go back unless it is confirmed within that, 5..3600; 0: it is confirmed at once.</param>
public sealed record ApplyRequest(string Configuration, double ConfirmWithinSeconds = 0);
