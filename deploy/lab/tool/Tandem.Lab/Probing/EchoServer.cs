using System.Net.Sockets;
using Tandem.Lab.Kernel;

namespace Tandem.Lab.Probing;

/// <summary>
/// Runs on each node and answers probes with the node's letter. One socket is bound to each virtual address, held or
/// not (ip_nonlocal_bind): the kernel then answers from the very address that was probed, whatever the routing says,
/// and delivers nothing while the node does not hold it.
/// </summary>
internal static class EchoServer
{
    public static int Run(Arguments arguments)
    {
        using var stop = new StopSignal();
        var letter = arguments.Get("name")[0];
        foreach (var listen in arguments.All("listen").Select(Arguments.EndPoint))
        {
            var socket = new Socket(listen.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(listen);
            new Thread(() => Serve(socket, letter)) { IsBackground = true }.Start();
        }

        stop.Token.WaitHandle.WaitOne();
        return 0;
    }

    private static unsafe void Serve(Socket socket, char letter)
    {
        Pace.Sharpen();
        var descriptor = (int)socket.SafeHandle.DangerousGetHandle();
        var address = stackalloc byte[28];
        Question question;
        while (true)
        {
            uint length = 28;
            if (LibC.ReceiveFrom(descriptor, &question, (nuint)sizeof(Question), 0, address, ref length) != sizeof(Question)
                || question.Magic != Question.ExpectedMagic)
            {
                continue;
            }

            question.Node = letter;
            _ = LibC.SendTo(descriptor, &question, (nuint)sizeof(Question), LibC.MSG_DONTWAIT, address, length);
        }
    }
}
