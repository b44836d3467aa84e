using System.Net;
using System.Security.Cryptography.X509Certificates;
using Tandem.Coordination.Security;
using Tandem.Coordination.Security.Pki;

namespace Tandem.Coordination.Tests.Security;

/// <summary>The nodes lb1 and lb2 of the cluster edge, and certificates for them.</summary>
internal static class Certificates
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    public static readonly IPAddress Lb1 = IPAddress.Parse("10.0.0.11");
    public static readonly IPAddress Lb2 = IPAddress.Parse("10.0.0.12");

    public static readonly NodeIdentity Identity = new("edge", "lb1", new Dictionary<IPAddress, string> { [Lb1] = "lb1", [Lb2] = "lb2" });

    public static CertificateAuthority Authority(int days = 3650) => CertificateAuthority.Create("edge", Now, days);

    public static X509Certificate2Collection Public(params CertificateAuthority[] authorities) =>
        [.. authorities.Select(authority => X509Certificate2.CreateFromPem(authority.Certificate.ExportCertificatePem()))];

    public static PeerCheck Check(params CertificateAuthority[] trusted) => new("edge", Identity.Nodes, Public(trusted));
}
