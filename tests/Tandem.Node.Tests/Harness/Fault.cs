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
        if (kind == SpinForReal)
        {
            Spin();
        }
        else
        {
            Eat();
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
