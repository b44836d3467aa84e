using System.Net;
using Tandem.Configuration.Model;
using Tandem.Coordination.Security.Pki;

namespace Tandem.Node;

/// <summary>What goes into certificates, and where they go: from the command line, or else from the configuration.</summary>
/// <param name="config">The configuration's file, if it was given.</param>
/// <param name="errors">Hears what is wrong with the configuration.</param>
internal sealed class PkiFacts(string? config, TextWriter errors)
{
    public static readonly string UsualDirectory = Path.GetDirectoryName(TlsOptions.Default.Authorities)!;

    private readonly Lazy<ClusterConfiguration?> _configuration = new(() => config is null
        ? null
        : ConfigurationFile.Read(config, errors) ?? throw new PkiException($"{config} is not valid; nothing was done"));

    public string? GivenCluster { get; init; }

    public string? GivenAddress { get; init; }

    public string? GivenDirectory { get; init; }

    /// <exception cref="PkiException">Nodes look for files that are not made.</exception>
    public string Directory => GivenDirectory ?? (_configuration.Value is { } configuration ? DirectoryOf(configuration.Coordination.Tls) : UsualDirectory);

    /// <exception cref="PkiException">Nothing says it.</exception>
    public string Cluster => GivenCluster ?? _configuration.Value?.Cluster ?? throw new PkiException("the cluster's name is missing; allowed --cluster NAME, or --config FILE");

    /// <exception cref="PkiException">Nothing says it, or what does is no address.</exception>
    public IPAddress AddressOf(string node)
    {
        if (GivenAddress is not null)
        {
            return IPAddress.TryParse(GivenAddress, out var given) ? given : throw new PkiException($"--address is {GivenAddress}; allowed the node's management address, such as 10.0.0.11");
        }

        if (_configuration.Value is not { } configuration)
        {
            throw new PkiException($"the address of {node} is missing; allowed --address IP, or --config FILE");
        }

        return configuration.Nodes.FirstOrDefault(known => known.Name == node) is { } found
            ? IPAddress.Parse(found.Address.ToString())
            : throw new PkiException($"the node is {node}; allowed one of {config}: {string.Join(", ", configuration.Nodes.Select(known => known.Name))}");
    }

    private string DirectoryOf(TlsOptions wanted)
    {
        var directory = new PkiDirectory(Path.GetDirectoryName(wanted.Authorities)!);
        var node = directory.NodeFile(TlsOptions.NodePlace);
        return wanted == new TlsOptions(wanted.Mode, directory.TrustFile, node, node)
            ? directory.Path
            : throw new PkiException($"{config} has the nodes look for {wanted.Authorities}, {wanted.Certificate} and {wanted.Key}, and --pki makes DIR/ca.pem and DIR/NODE.pem with the key in it; allowed coordination.tls that says so, or --directory DIR, and the files copied from there");
    }
}
