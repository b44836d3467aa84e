using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Tests.Staging;

/// <summary>Remembers for the length of a test.</summary>
public sealed class FakeChecksumMemory : IChecksumMemory
{
    private readonly Dictionary<VirtualRouterKey, ChecksumForm> _forms = [];

    /// <inheritdoc/>
    public ChecksumForm? Recall(VirtualRouterKey key) => _forms.TryGetValue(key, out var form) ? form : null;

    /// <inheritdoc/>
    public void Remember(VirtualRouterKey key, ChecksumForm form) => _forms[key] = form;
}
