namespace Tandem.Coordination.Hosting;

/// <summary>The cluster's system cannot be made now; the message is one line that names the cure.</summary>
/// <param name="message">Why, and what to do.</param>
public sealed class CoordinationRefusedException(string message) : Exception(message);
