namespace Tandem.Coordination.Security;

/// <summary>What reading the files gave.</summary>
public abstract record TlsReading
{
    private TlsReading()
    {
    }

    /// <summary>Peers will accept it.</summary>
    public sealed record Usable(TlsCredentials Credentials) : TlsReading;

    /// <summary>One line: what is wrong, and the cure.</summary>
    public sealed record Unusable(string Problem) : TlsReading;
}
