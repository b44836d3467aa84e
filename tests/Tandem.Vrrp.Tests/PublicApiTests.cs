using PublicApiGenerator;
using Tandem.Testing;
using Tandem.Vrrp.Machine;

namespace Tandem.Vrrp.Tests;

/// <summary>The core is what everything else stands on: a change of its surface is seen in review.</summary>
public class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_approved_one() =>
        Approved.Text("Tandem.Vrrp", typeof(VirtualRouterMachine).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }));
}
