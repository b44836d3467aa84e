namespace Tandem.Configuration.Model;

/// <summary>How a node answers the command line and other programs of its host.</summary>
/// <param name="Enabled">Whether it does.</param>
/// <param name="Socket">An absolute path; null: in the run directory.</param>
public sealed record ApiOptions(bool Enabled, string? Socket)
{
    /// <summary>The socket's name in the run directory.</summary>
    public const string SocketName = "api.sock";

    /// <summary>What holds when the section is left out.</summary>
    public static readonly ApiOptions Default = new(Enabled: true, Socket: null);

    /// <summary>The socket's path; null: there is none.</summary>
    public string? SocketIn(string runDirectory) => Enabled ? Socket ?? $"{runDirectory}/{SocketName}" : null;
}
