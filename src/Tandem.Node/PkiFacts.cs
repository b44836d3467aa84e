using System.Net;
using Tandem.Configuration.Model;
using Tandem.Coordination.Security.Pki;

namespace Tandem.Node;

/// <summary>What goes into certificates: from the command line, or else from the configuration.</summary>
/// <param name="config">The configuration's file, if it was given.</param>
/// <param name="cluster">The cluster's name, if it was given.</param>
/// <param name="address">The node's address, if it was given.</param>
/// <param name="errors">Hears what is wrong with the configuration.</param>
internal sealed class PkiFacts(string? config, string? cluster, string? address, TextWriter errors)
{
    private readonly Lazy<ClusterConfiguration?> _configuration = new(() => config is null
        ? null
        : ConfigurationFile.Read(config, errors) ?? throw new PkiException($"{config} is not valid; nothing was done"));

    /// <exception cref="PkiException">Nothing says it.</exception>
    public string Cluster => cluster ?? _configuration.Value?.Cluster ?? throw new PkiException("the cluster's name is missing; allowed --cluster NAME, or --config FILE");

    /// <exception cref="PkiException">Nothing says it, or what does is no address.</exception>
    public IPAddress AddressOf(string node)
    {
        if (address is not null)
        {
            return IPAddress.TryParse(address, out var given) ? given : throw new PkiException($"--address is {address}; allowed the node's management address, such as 10.0.0.11");
        }

        if (_configuration.Value is not { } configuration)
        {
            throw new PkiException($"the address of {node} is missing; allowed --address IP, or --config FILE");
        }

        return configuration.Nodes.FirstOrDefault(known => known.Name == node) is { } found
            ? IPAddress.Parse(found.Address.ToString())
            : throw new PkiException($"the node is {node}; allowed one of {config}: {string.Join(", ", configuration.Nodes.Select(known => known.Name))}");
    }
}
