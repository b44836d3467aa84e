using System.Buffers.Text;
using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Tandem.Api.Contracts;
using Tandem.Cli.Loopback;

namespace Tandem.Cli.Commands;

/// <summary>"tandem dashboard": the node's page for a browser on this host, for as long as the command runs.</summary>
internal static class DashboardCommand
{
    private const int TokenLength = 32;

    public static Command Make(NodeCommands commands, CommonOptions common)
    {
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1; 0: any that is free.", HelpName = "PORT", DefaultValueFactory = _ => 0 };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!ushort.TryParse(token.Value, out _)))
            {
                result.AddError($"--port is {token.Value}; allowed 0..65535");
            }
        });
        return commands.Of("dashboard", "Show the node's dashboard to a browser on this host, until Ctrl-C.", [port], async (run, cancellation) =>
        {
            // Whoever cannot ask at all is told so where he stands.
            await run.Client.GetAsync(ApiRoutes.Members, ApiJson.Default.NodeList, cancellation).ConfigureAwait(false);
            var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenLength));
            var (socket, wanted) = (run.Parsed.GetValue(common.Socket)!, run.Parsed.GetValue(port));
            using var loopback = new LoopbackPort(socket, new LoopbackGuard(token), wanted);
            var place = Open(loopback, wanted);
            run.Terminal.Output.WriteLine($"http://{place}/#token={token}");
            run.Terminal.Output.WriteLine($"Whoever has this address may give commands. From elsewhere first: ssh -L {place.Port}:{place} HOST. Ctrl-C ends it.");
            run.Terminal.Output.Flush();
            try
            {
                await loopback.ServeAsync(cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // Ctrl-C is how one leaves.
            }

            return ExitCode.Success;
        });
    }

    private static IPEndPoint Open(LoopbackPort loopback, int wanted)
    {
        try
        {
            return loopback.Open();
        }
        catch (SocketException refused)
        {
            throw new FailedException(ExitCode.Refused, $"port {wanted} of 127.0.0.1 cannot be had ({refused.SocketErrorCode}); give another with --port, or none");
        }
    }
}
