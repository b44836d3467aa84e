using System.Runtime.InteropServices;

namespace Tandem.Network.Linux.Filter;

/// <summary>libnftables: the only place that names its functions.</summary>
internal static partial class LibNftables
{
    internal const string Library = "libnftables.so.1";

    [LibraryImport(Library)]
    internal static partial NftContext nft_ctx_new(uint flags);

    [LibraryImport(Library)]
    internal static partial void nft_ctx_free(nint context);

    [LibraryImport(Library)]
    internal static partial int nft_ctx_buffer_output(NftContext context);

    [LibraryImport(Library)]
    internal static partial int nft_ctx_buffer_error(NftContext context);

    [LibraryImport(Library)]
    internal static partial nint nft_ctx_get_output_buffer(NftContext context);

    [LibraryImport(Library)]
    internal static partial nint nft_ctx_get_error_buffer(NftContext context);

    [LibraryImport(Library)]
    internal static partial int nft_run_cmd_from_buffer(NftContext context, [MarshalAs(UnmanagedType.LPUTF8Str)] string commands);
}
