namespace Tandem.Network.Ports;

/// <summary>The kernel refuses something a segment cannot do without. The message is one line and names the cure.</summary>
public sealed class InterfaceRefusedException : Exception
{
    /// <inheritdoc/>
    public InterfaceRefusedException()
    {
    }

    /// <param name="message">What was refused, and its cure.</param>
    public InterfaceRefusedException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public InterfaceRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
