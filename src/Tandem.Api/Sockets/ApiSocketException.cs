namespace Tandem.Api.Sockets;

/// <summary>The socket cannot be made; the message says why and what helps.</summary>
internal sealed class ApiSocketException(string message) : Exception(message);
