namespace Tandem.Configuration.Model;

/// <summary>Whether the nodes' connections are encrypted and both ends show certificates.</summary>
public enum TlsMode
{
    /// <summary>Unless every node is on this machine.</summary>
    Auto,
    On,
    Off,
}
