namespace Tandem.Coordination.Security;

/// <summary>
/// Holds a node's credentials and looks every five seconds whether the files have changed. New ones that are good replace the present ones; bad
/// ones are named once, and the present ones stay. While there are none yet, <see cref="Problem"/> says why. Says in time when they end.
/// </summary>
public sealed class CredentialWatch : IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly TlsFiles _files;
    private readonly NodeIdentity _identity;
    private readonly TimeProvider _time;
    private readonly Action<string> _warn;
    private readonly ExpiryNotice _certificateEnd = new();
    private readonly ExpiryNotice _authorityEnd = new();
    private readonly Lock _lock = new();
    private readonly ITimer _timer;
    private string _seen = "";
    private string? _problem;

    /// <param name="files">What to read.</param>
    /// <param name="identity">Whom they must name.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="warn">Takes a line that an operator should see.</param>
    public CredentialWatch(TlsFiles files, NodeIdentity identity, TimeProvider time, Action<string> warn)
    {
        (_files, _identity, _time, _warn) = (files, identity, time, warn);
        Look();
        _timer = time.CreateTimer(_ => Look(), null, Interval, Interval);
    }

    /// <summary>Told, on a thread of the pool, whenever <see cref="Current"/> has become another.</summary>
    public event Action? Changed;

    /// <summary>Null until the files have once been good.</summary>
    public TlsCredentials? Current { get; private set; }

    /// <summary>What is wrong with the files, and the cure; null while they are good.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    public void Dispose() => _timer.Dispose();

    /// <summary>A file may be on a disk that hangs: then one look waits for it, and not one more every five seconds.</summary>
    internal void Look()
    {
        if (!_lock.TryEnter())
        {
            return;
        }

        bool changed;
        try
        {
            changed = Refresh();
            Remind();
        }
        finally
        {
            _lock.Exit();
        }

        if (changed)
        {
            Changed?.Invoke();
        }
    }

    /// <summary>A file that is wrong today may be right tomorrow without being touched: not yet valid. So it is judged again until it is good.</summary>
    private bool Refresh()
    {
        var content = CredentialReader.Fingerprint(_files);
        if (content == _seen && _problem is null)
        {
            return false;
        }

        switch (CredentialReader.Read(_files, _identity, _time.GetUtcNow()))
        {
            case TlsReading.Usable usable:
                (_seen, _problem) = (usable.Credentials.Fingerprint, null);
                if (usable.Credentials.Fingerprint == Current?.Fingerprint)
                {
                    return false;
                }

                Current = usable.Credentials;
                return true;
            case TlsReading.Unusable unusable:
                Complain(content, unusable.Problem);
                return false;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Complain(string content, string problem)
    {
        if (Current is not null && (_problem != problem || _seen != content))
        {
            _warn($"the present certificate stays in use: {problem}");
        }

        (_seen, _problem) = (content, problem);
    }

    private void Remind()
    {
        if (Current is not { } current)
        {
            return;
        }

        var now = _time.GetUtcNow();
        Tell(_certificateEnd.Check($"the certificate in {_files.Certificate}", current.End, now, $"renew it: tandem-node --pki rotate {_identity.Node}"));
        var lastAuthority = current.Authorities.Max(authority => authority.NotAfter.ToUniversalTime());
        Tell(_authorityEnd.Check($"the last authority in {_files.Authorities}", new(lastAuthority, TimeSpan.Zero), now, "make the next: tandem-node --pki rotate ca"));
    }

    private void Tell(string? line)
    {
        if (line is not null)
        {
            _warn(line);
        }
    }
}
