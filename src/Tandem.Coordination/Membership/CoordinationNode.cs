using System.Net;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Membership;

/// <summary>A node as the file has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">On the management network; the cluster listens there.</param>
public sealed record CoordinationNode(string Name, IPvXAddress Address)
{
    /// <summary>The address as Akka writes it: IPv6 in brackets.</summary>
    public string Host => Address.Family == Family.IPv6 ? $"[{IPAddress.Parse(Address.ToString())}]" : Address.ToString();
}
