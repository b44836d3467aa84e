namespace Tandem.Api.Contracts;

/// <summary>The node's own file is to be read again: there is nothing to say about it.</summary>
public sealed record ReloadRequest;
