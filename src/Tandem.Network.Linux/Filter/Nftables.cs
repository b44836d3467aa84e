using System.Runtime.InteropServices;
using Tandem.Network.Linux.Netlink;
using Tandem.Network.Ports;

namespace Tandem.Network.Linux.Filter;

/// <summary>
/// Runs nft commands in the network namespace it was opened in. Each call is one transaction, and waits while another program's is
/// under way, for seconds if that one is large.
/// </summary>
internal sealed class Nftables : IDisposable
{
    private const string OrWithout = "or write gate = off, and Backups keep their virtual interfaces down";

    // Contexts are separate, but the library keeps tables of its own in static variables.
    private static readonly Lock Library = new();
    private readonly NftContext _context;

    private Nftables(NftContext context) => _context = context;

    internal static Nftables? Open(out Refusal? refusal)
    {
        refusal = WhyNot();
        if (refusal is not null)
        {
            return null;
        }

        lock (Library)
        {
            var context = LibNftables.nft_ctx_new(0);
            if (context.IsInvalid)
            {
                context.Dispose();
                refusal = new Refusal("opening nftables", 0, $"libnftables ran out of memory; {OrWithout}");
                return null;
            }

            _ = LibNftables.nft_ctx_buffer_output(context);
            _ = LibNftables.nft_ctx_buffer_error(context);
            return new Nftables(context);
        }
    }

    internal Refusal? Run(string what, string commands) => Run(what, commands, out _);

    internal Refusal? Run(string what, string commands, out string output)
    {
        lock (Library)
        {
            var done = LibNftables.nft_run_cmd_from_buffer(_context, commands) == 0;

            // Reading a buffer empties it, so both are read every time.
            output = Marshal.PtrToStringUTF8(LibNftables.nft_ctx_get_output_buffer(_context)) ?? "";
            var error = Marshal.PtrToStringUTF8(LibNftables.nft_ctx_get_error_buffer(_context)) ?? "";
            return done ? null : RefusalOf(what, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (Library)
        {
            _context.Dispose();
        }
    }

    /// <summary>The library ends the whole process when it cannot open its socket, so we try that first.</summary>
    private static Refusal? WhyNot()
    {
        if (!NativeLibrary.TryLoad(LibNftables.Library, out _))
        {
            return new Refusal($"loading {LibNftables.Library}", 0, $"install nftables (Debian, Ubuntu: libnftables1); {OrWithout}");
        }

        try
        {
            NetlinkSocket.Open(Rtnl.NETLINK_NETFILTER).Dispose();
            return null;
        }
        catch (InterfaceRefusedException refused)
        {
            return new Refusal("opening nftables", 0, $"{refused.Message}; the kernel needs CONFIG_NF_TABLES (modprobe nf_tables); {OrWithout}");
        }
    }

    private static Refusal RefusalOf(string what, string error)
    {
        var line = error.Split('\n', 2)[0];
        var cure = line.Contains("not permitted", StringComparison.Ordinal)
            ? Cures.NetAdmin
            : "the gate needs nftables 1.0.3 and Linux 5.16 with CONFIG_NF_TABLES_NETDEV and CONFIG_NETFILTER_EGRESS";
        return new Refusal($"{what}: {line}", 0, $"{cure}; {OrWithout}");
    }
}
