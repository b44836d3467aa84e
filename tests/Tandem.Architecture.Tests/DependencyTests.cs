namespace Tandem.Architecture.Tests;

/// <summary>What the code of a project must not use, whatever its project file allows it to see.</summary>
public sealed class DependencyTests
{
    private static readonly string[] OutsideWorld =
    [
        "System.Net.Sockets", "System.Threading", "System.IO", "System.Diagnostics", "System.Console", "System.Random",
        "System.DateTime", "System.DateTimeOffset", "System.TimeProvider", "Microsoft.Extensions", "Akka",
    ];

    /// <summary>Inert: attributes for compiler and debugger, the exception that ends a switch, the name of an address family.</summary>
    private static readonly string[] Inert =
    [
        "System.Diagnostics.CodeAnalysis", "System.Diagnostics.UnreachableException", "System.Diagnostics.DebuggableAttribute",
        "System.Diagnostics.DebuggerBrowsableAttribute", "System.Diagnostics.DebuggerBrowsableState",
        "System.Diagnostics.DebuggerDisplayAttribute", "System.Diagnostics.DebuggerHiddenAttribute",
        "System.Diagnostics.DebuggerStepThroughAttribute", "System.Diagnostics.StackTraceHiddenAttribute", "System.Net.Sockets.AddressFamily",
    ];

    private static readonly string[] Capture = ["SharpPcap", "PacketDotNet"];

    private static readonly Dictionary<string, string[]> Banned = new(StringComparer.Ordinal)
    {
        ["Tandem.Vrrp"] = OutsideWorld,
        ["Tandem.Network"] = ["Akka", "Microsoft.Extensions", .. Capture],
        ["Tandem.Network.Linux"] = ["Akka", "Microsoft.Extensions", .. Capture],
        ["Tandem.Network.Capture"] = ["Akka"],
        ["Tandem.Actors"] = ["Akka.Cluster", "Akka.Remote", "Tandem.Network.Linux", "Tandem.Network.Capture", "System.Net.Sockets", .. Capture],
        ["Tandem.Coordination"] = ["Tandem.Network.Linux", "Tandem.Network.Capture", "Microsoft.Extensions", .. Capture],
        ["Tandem.Guard"] = ["Akka", "Microsoft.Extensions", "Tandem.Network.Capture", .. Capture],
        ["Tandem.Api.Contracts"] = ["Akka", "Microsoft.AspNetCore", "Microsoft.Extensions", "System.Net.Sockets", "System.IO"],
        ["Tandem.Api"] = ["Akka.Cluster", "Akka.Remote", "Tandem.Network.Linux", "Tandem.Network.Capture", "Tandem.Configuration", .. Capture],
        ["Tandem.Cli"] = ["Akka", "Microsoft.AspNetCore", "Microsoft.Extensions", .. Capture],
        ["Tandem.Configuration"] = ["Akka.Actor", "Tandem.Actors", "Tandem.Network.Linux", "Tandem.Network.Capture"],
    };

    [Fact]
    public void No_project_uses_what_its_place_forbids() => Findings.AssertNone(
        "forbidden by the design:",
        from project in Repository.BuiltProjects
        from area in Banned.GetValueOrDefault(project.Name, [])
        from type in ReferencedTypes.Of(project.AssemblyPath)
        where ReferencedTypes.IsIn(type, area) && !Inert.Any(inert => ReferencedTypes.IsIn(type, inert))
        select $"{project.Name} uses {type}");

    [Fact]
    public void No_namespace_hides_a_name_of_Akka() => Findings.AssertNone(
        "a namespace segment called Cluster or Akka hides Akka's own names:",
        Repository.Types.Select(type => type.Namespace!).Distinct().Where(name => name.Split('.').Any(part => part is "Cluster" or "Akka")));
}
