using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests.Guard;

/// <summary>How a guard begins and ends, what it tells its supervisor, and what it does with a worker that is none.</summary>
public sealed class GuardLifeTests
{
    [KernelFact(Needs = "nft")]
    public async Task SIGTERM_is_passed_on_and_leaves_the_kernel_as_it_was()
    {
        using var pair = new Pair();
        var before = pair.A.Settings();
        await GuardedStart.Of(pair, GuardedStart.Slow());
        pair.A.Worker.Signal(1);
        await pair.A.Says("is followed: nothing to change");

        Assert.Equal(0, pair.A.Stop());
        await pair.B.Becomes("Master");

        Assert.Equal("Backup -> Master, MasterReleased", pair.B.Transitions[^1]);
        Assert.Single(pair.A.WorkerIds);
        Assert.Equal(before, pair.A.Settings());
        Assert.Equal("", pair.A.Macvlans());
        Assert.Equal("", pair.A.Tables());
        Assert.Empty(Directory.GetFiles(pair.A.RunDirectory, "guard-*"));
        Assert.Contains("routers released: 0", pair.A.Said, StringComparison.Ordinal);
    }

    [KernelFact(Needs = "nft")]
    public async Task A_worker_that_does_not_stop_is_killed_after_6_s_and_its_routers_are_released()
    {
        using var pair = new Pair();
        await GuardedStart.Of(pair, GuardedStart.Slow());
        pair.A.SignalWorker(Machine.SIGSTOP);
        pair.A.Worker.Signal(Machine.SIGTERM);

        Assert.Equal(1, pair.A.Worker.WaitForExit(TimeSpan.FromSeconds(10)));

        Assert.Contains("did not stop within 6 s and was killed; routers released: 1", pair.A.Said, StringComparison.Ordinal);
        Assert.False(pair.A.Holds(Pair.Vip));
        await pair.B.Becomes("Master");
    }

    [KernelFact(Needs = "nft")]
    public void What_is_wrong_with_the_file_is_said_once_and_ends_both()
    {
        using var pair = new Pair();

        pair.A.StartGuarded(Pair.Configuration().Replace("vrid = 51", "vrid = 999", StringComparison.Ordinal));

        Assert.Equal(2, pair.A.Worker.WaitForExit(TimeSpan.FromSeconds(10)));
        Assert.Contains("vrid", Assert.Single(pair.A.Worker.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Single(pair.A.WorkerIds);
    }

    [KernelFact]
    public void A_worker_that_is_not_there_is_said_in_one_line()
    {
        using var pair = new Pair();

        pair.A.StartGuarded(Pair.Configuration(), worker: "/nowhere/tandem-node");

        Assert.Equal(1, pair.A.Worker.WaitForExit(TimeSpan.FromSeconds(10)));
        Assert.StartsWith("tandemd: cannot start /nowhere/tandem-node: ", pair.A.Worker.Error, StringComparison.Ordinal);
    }

    [KernelFact(Needs = "nft")]
    public async Task The_supervisor_is_told_of_READY_WATCHDOG_and_STOPPING()
    {
        using var pair = new Pair();
        var path = Path.Combine(pair.A.RunDirectory, "notify");
        using var supervisor = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        supervisor.Bind(new UnixDomainSocketEndPoint(path));
        var told = new ConcurrentQueue<string>();
        var reader = new Thread(() => Receive(supervisor, told)) { IsBackground = true };
        reader.Start();
        pair.A.StartGuarded(Pair.Configuration(), null, $"NOTIFY_SOCKET={path}", "WATCHDOG_USEC=400000");
        await pair.A.Becomes("Master");
        await Until.Passed(TimeSpan.FromSeconds(1));
        Assert.Equal(0, pair.A.Stop());

        Assert.True(reader.Join(Until.Long), "the guard does not say that it stops");
        Assert.Single(told, message => message == "READY=1");
        Assert.Contains(told, message => message.StartsWith("STATUS=worker", StringComparison.Ordinal));
        // Each 200 ms, for a second at least.
        Assert.InRange(told.Count(message => message == "WATCHDOG=1"), 4, 100);
    }

    [KernelFact]
    public async Task A_record_that_is_none_ends_the_connection_and_not_the_guard()
    {
        using var pair = new Pair();
        pair.A.StartGuarded(Pair.Configuration(), worker: Script(pair.A, "exec sleep 60"));
        await pair.A.Says(" started");
        using var worker = new Socket(AddressFamily.Unix, SocketType.Seqpacket, ProtocolType.Unspecified);
        worker.Connect(new UnixDomainSocketEndPoint(Directory.GetFiles(pair.A.RunDirectory, "guard-*.socket").Single()));

        worker.Send("nonsense"u8);

        await pair.A.Says("sent a record that is none (8 bytes): its connection is ended");
        await pair.A.Says("did not end although its connection had ended");
        await Until.True("the next is started", () => pair.A.WorkerIds.Count == 2, Until.Long, () => pair.A.Said);
        Assert.Equal(0, pair.A.Stop());
    }

    [KernelFact]
    public async Task A_worker_that_crashes_before_it_is_ready_is_tried_again_and_again()
    {
        using var pair = new Pair();

        var path = Path.Combine(pair.A.RunDirectory, "notify");
        using var supervisor = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        supervisor.Bind(new UnixDomainSocketEndPoint(path));
        var told = new ConcurrentQueue<string>();
        var reader = new Thread(() => Receive(supervisor, told)) { IsBackground = true };
        reader.Start();

        pair.A.StartGuarded(Pair.Configuration(), Script(pair.A, "kill -SEGV $$"), $"NOTIFY_SOCKET={path}");

        await pair.A.Says("was killed by SIGSEGV; routers released: 0");
        await pair.A.Says("restart in 4 s");
        Assert.Equal(4, pair.A.WorkerIds.Count);
        Assert.Equal(0, pair.A.Stop());
        Assert.True(reader.Join(Until.Long), "the guard does not say that it stops");
        foreach (var wait in (string[])["restart at once", "restart in 1 s", "restart in 2 s", "restart in 4 s"])
        {
            Assert.Single(told, message => message.StartsWith("STATUS=worker ", StringComparison.Ordinal) && message.EndsWith("was killed by SIGSEGV; " + wait, StringComparison.Ordinal));
        }

        Assert.DoesNotContain("READY=1", told);
    }

    private static string Script(Machine machine, string body)
    {
        var file = Path.Combine(machine.RunDirectory, "worker");
        File.WriteAllText(file, $"#!/bin/sh\n{body}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }

    /// <summary>Reads as a supervisor does, all the time: a socket holds ten unread messages only. The last one is STOPPING=1.</summary>
    private static void Receive(Socket socket, ConcurrentQueue<string> messages)
    {
        var bytes = new byte[1000];
        var message = "";
        while (!message.StartsWith("STOPPING=1", StringComparison.Ordinal))
        {
            try
            {
                message = Encoding.UTF8.GetString(bytes, 0, socket.Receive(bytes));
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                // The test has failed meanwhile, and says so better than a thread that ends the whole run.
                return;
            }

            messages.Enqueue(message);
        }
    }
}
