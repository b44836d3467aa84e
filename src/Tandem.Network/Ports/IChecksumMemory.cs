using Tandem.Vrrp.Model;

namespace Tandem.Network.Ports;

/// <summary>Remembers over restarts which checksum form <c>checksum = auto</c> has settled on.</summary>
public interface IChecksumMemory
{
    /// <summary>The form settled on before, or null.</summary>
    ChecksumForm? Recall(VirtualRouterKey key);

    /// <summary>Keeps a form; failing to do so only warns.</summary>
    void Remember(VirtualRouterKey key, ChecksumForm form);
}
