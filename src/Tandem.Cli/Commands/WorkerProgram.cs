using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Tandem.Cli.Commands;

/// <summary>Runs tandem-node for what needs no running node.</summary>
internal static class WorkerProgram
{
    private const string Name = "tandem-node";

    /// <summary>Its exit code is ours.</summary>
    public static async Task<int> RunAsync(string[] arguments, bool isJson, Terminal terminal, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Find(), arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        var (said, complained) = (await output.ConfigureAwait(false), await errors.ConfigureAwait(false));
        terminal.Errors.Write(complained);
        terminal.Output.Write(isJson ? Json(said, process.ExitCode) : said);
        return process.ExitCode;
    }

    /// <summary>The same on this very terminal, line by line. Ctrl-C reaches it as it reaches us: it ends by itself, and is waited for.</summary>
    public static async Task<int> RunInPlaceAsync(string[] arguments)
    {
        using var process = Start(new ProcessStartInfo(Find(), arguments) { UseShellExecute = false });
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception refused)
        {
            throw new FailedException(ExitCode.Refused, $"{start.FileName} cannot be started: {refused.Message}");
        }
    }

    private static string Json(string said, int code)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteNumber("exitCode", code);
            writer.WriteString("output", said.TrimEnd());
            writer.WriteEndObject();
        }

        return $"{System.Text.Encoding.UTF8.GetString(bytes.ToArray())}\n";
    }

    /// <summary>Beside this program, or else where the shell looks.</summary>
    private static string Find()
    {
        var beside = Path.GetDirectoryName(Environment.ProcessPath) ?? "";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Prepend(beside);
        return folders.Select(folder => Path.Combine(folder, Name)).FirstOrDefault(File.Exists)
            ?? throw new FailedException(ExitCode.Refused, $"{Name} is neither beside this program nor on the PATH; install it, or add its directory to the PATH");
    }
}
