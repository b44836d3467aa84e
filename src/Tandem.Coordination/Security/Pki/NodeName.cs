namespace Tandem.Coordination.Security.Pki;

/// <summary>How a certificate names a node: by its address, by its name, and by cluster and name together.</summary>
public static class NodeName
{
    public const string Scheme = "tandem";

    /// <summary>tandem://edge/lb1 is node lb1 of cluster edge, and of no other.</summary>
    public static string UriOf(string cluster, string node) => $"{Scheme}://{cluster}/{node}";
}
