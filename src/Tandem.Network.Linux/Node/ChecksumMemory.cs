using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Node;

/// <summary>The checksum forms settled on, one line a router, in the run directory.</summary>
public sealed class ChecksumMemory : IChecksumMemory
{
    private readonly string _file;
    private readonly Action<string> _warn;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, ChecksumForm> _forms = new(StringComparer.Ordinal);
    private bool _warned;

    /// <param name="directory">Where the file is.</param>
    /// <param name="warn">Receives one line when it cannot be written.</param>
    public ChecksumMemory(RunDirectory directory, Action<string> warn)
    {
        _file = directory.FileOf("checksum-forms");
        _warn = warn;
        foreach (var line in File.Exists(_file) ? File.ReadAllLines(_file) : [])
        {
            if (line.Split(' ') is [var key, var text] && Enum.TryParse<ChecksumForm>(text, out var form) && Enum.IsDefined(form))
            {
                _forms[key] = form;
            }
        }
    }

    /// <inheritdoc/>
    public ChecksumForm? Recall(VirtualRouterKey key)
    {
        lock (_lock)
        {
            return _forms.TryGetValue(key.ToString(), out var form) ? form : null;
        }
    }

    /// <inheritdoc/>
    public void Remember(VirtualRouterKey key, ChecksumForm form)
    {
        lock (_lock)
        {
            _forms[key.ToString()] = form;
            try
            {
                var next = _file + ".new";
                File.WriteAllLines(next, _forms.Select(pair => $"{pair.Key} {pair.Value}"));
                File.Move(next, _file, overwrite: true);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                if (!_warned)
                {
                    _warn($"{_file} cannot be written ({refused.Message}): after a restart the checksum form is found out again; make its directory writable");
                }

                _warned = true;
            }
        }
    }
}
