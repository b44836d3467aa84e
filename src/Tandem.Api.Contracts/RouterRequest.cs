namespace Tandem.Api.Contracts;

/// <summary>A command about a router.</summary>
/// <param name="Router">Its name, or its key such as front-4-51.</param>
/// <param name="WaitSeconds">As in <see cref="NodeRequest"/>.</param>
public sealed record RouterRequest(string Router, double WaitSeconds = 0);
