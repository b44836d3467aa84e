using Tandem.Network.Linux;

namespace Tandem.Node.Tests.Harness;

/// <summary>
/// A fault inside a worker that is otherwise the real one: it begins when a file appears, in the worker's process, and bounds itself. The
/// next life of the worker has none, because the file is gone.
/// </summary>
internal static class Fault
{
    internal const string SpinForReal = "spin";
    internal const string EatMemory = "eat";
    internal const string WaitForReal = "wait";

    private const string KindVariable = "TANDEM_TEST_FAULT";
    private const string FileVariable = "TANDEM_TEST_FAULT_FILE";
    private const int LongestSpin = 12_000;
    private const int MostEaten = 512;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    /// <summary>What a guard's environment has to say, for its worker to inherit.</summary>
    internal static string[] In(Machine machine, string kind) =>
        [$"DOTNET_STARTUP_HOOKS={typeof(Fault).Assembly.Location}", $"{KindVariable}={kind}", $"{FileVariable}={FileOf(machine)}"];

    internal static void Begin(Machine machine) => File.WriteAllText(FileOf(machine), "");

    /// <summary>In the worker.</summary>
    internal static void Await()
    {
        if (Path.GetFileName(Environment.ProcessPath) == "tandem-node" && Environment.GetEnvironmentVariable(FileVariable) is { } file)
        {
            new Thread(() => Run(file, Environment.GetEnvironmentVariable(KindVariable))) { IsBackground = true, Name = "fault" }.Start();
        }
    }

    private static string FileOf(Machine machine) => Path.Combine(machine.RunDirectory, "fault");

    private static void Run(string file, string? kind)
    {
        using var never = new ManualResetEventSlim();
        while (!File.Exists(file))
        {
            never.Wait(Pace);
        }

        File.Delete(file);
        switch (kind)
        {
            case SpinForReal:
                Spin();
                break;
            case WaitForReal:
                Wait();
                break;
            default:
                Eat();
                break;
        }
    }

    private static void Spin()
    {
        var end = Environment.TickCount64 + LongestSpin;
        _ = RealTime.TryRaiseThisThread();
        while (Environment.TickCount64 < end)
        {
        }
    }

    /// <summary>As many real-time threads as there are processors wait, without sleeping, for this one of ordinary priority.</summary>
    private static void Wait()
    {
        var end = Environment.TickCount64 + LongestSpin;
        using var barrier = new Barrier(Environment.ProcessorCount);
        using var never = new ManualResetEventSlim();
        var done = false;
        List<Thread> waiting = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(processor => new Thread(() =>
        {
            barrier.SignalAndWait();
            _ = RealTime.TryRaiseThisThread();
            while (!Volatile.Read(ref done) && Environment.TickCount64 < end)
            {
            }
        }))];
        waiting.ForEach(thread => thread.Start());
        never.Wait(Pace);
        Volatile.Write(ref done, true);
        waiting.ForEach(thread => thread.Join());
    }

    private static void Eat()
    {
        List<byte[]> eaten = [];
        while (eaten.Count < MostEaten)
        {
            var bytes = new byte[1 << 20];
            Array.Fill(bytes, (byte)1);
            eaten.Add(bytes);
        }
    }
}
