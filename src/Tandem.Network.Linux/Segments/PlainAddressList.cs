using System.Globalization;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Segments;

/// <summary>The addresses we put on a parent interface, in a file, for kernels that cannot mark them.</summary>
internal sealed class PlainAddressList
{
    private readonly string _file;
    private readonly HashSet<VirtualAddress> _addresses = [];

    internal PlainAddressList(string file)
    {
        _file = file;
        foreach (var line in File.Exists(file) ? File.ReadAllLines(file) : [])
        {
            if (line.Split('/') is [var text, var length]
                && IPvXAddress.TryParse(text, out var address)
                && byte.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var prefix))
            {
                _addresses.Add(new VirtualAddress(address, prefix));
            }
        }
    }

    internal IReadOnlyCollection<VirtualAddress> All => _addresses;

    internal bool Contains(VirtualAddress address) => _addresses.Contains(address);

    /// <summary>Lists addresses; before they are added, so that no crash leaves one unlisted.</summary>
    internal void Add(IEnumerable<VirtualAddress> addresses)
    {
        _addresses.UnionWith(addresses);
        Write();
    }

    /// <summary>Takes addresses off the list; after they are deleted.</summary>
    internal void Remove(IEnumerable<VirtualAddress> addresses)
    {
        var before = _addresses.Count;
        _addresses.ExceptWith(addresses);
        if (_addresses.Count != before)
        {
            Write();
        }
    }

    private void Write()
    {
        try
        {
            if (_addresses.Count == 0)
            {
                File.Delete(_file);
                return;
            }

            var next = _file + ".new";
            File.WriteAllLines(next, _addresses.Select(address => address.ToString()));
            File.Move(next, _file, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The run directory's own check has said so already.
        }
    }
}
