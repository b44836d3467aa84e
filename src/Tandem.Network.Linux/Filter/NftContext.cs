using Microsoft.Win32.SafeHandles;

namespace Tandem.Network.Linux.Filter;

/// <summary>A libnftables context; it stays in the network namespace of the thread that made it.</summary>
internal sealed class NftContext() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        LibNftables.nft_ctx_free(handle);
        return true;
    }
}
