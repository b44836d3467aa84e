using Tandem.Testing;

namespace Tandem.Node.Tests.Harness;

/// <summary>HAProxy with a frontend that answers for its health, on the loopback of a node.</summary>
internal static class LoadBalancer
{
    private const string Configuration = """
        global
          maxconn 64
        defaults
          mode http
          timeout connect 1s
          timeout client 1s
          timeout server 1s
        frontend health
          bind 127.0.0.1:8404
          http-request return status 200 content-type text/plain string "alive" if { path /health }
          http-request return status 404

        """;

    internal static RunningProgram Start(Machine machine)
    {
        var file = Path.Combine(machine.RunDirectory, "haproxy.cfg");
        File.WriteAllText(file, Configuration);
        return machine.Network.Start("haproxy", "-db", "-f", file);
    }
}
