namespace Tandem.Api.Contracts;

/// <summary>The configuration that is being tried stays: there is nothing to say about it.</summary>
public sealed record ConfirmRequest;
