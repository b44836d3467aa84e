namespace Tandem.Api;

/// <summary>Where the API answers.</summary>
/// <param name="Socket">The path of its socket.</param>
/// <param name="Share">Gives the socket's file to those who may use it beside root; false: there is nobody.</param>
public sealed record ApiOptions(string Socket, Func<string, bool> Share);
