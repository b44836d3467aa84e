using System.Globalization;

namespace Tandem.Guard.Worker;

/// <summary>What has come of it, for whoever asked: a line in a file, which <c>tandemd --upgrade</c> waits for.</summary>
/// <param name="Code">That command's exit code.</param>
/// <param name="Sentence">One line.</param>
internal sealed record SuccessionOutcome(int Code, string Sentence)
{
    /// <summary>Another worker runs.</summary>
    public const int Done = 0;

    /// <summary>The worker of before runs on, or everything was released.</summary>
    public const int Failed = 1;

    /// <summary>An ordinary restart is the right way.</summary>
    public const int Restart = 3;

    /// <summary>Says it in the log and in a file, which is written in one go, under another name first.</summary>
    public void Tell(string path, GuardLog log)
    {
        log.Information(Sentence);
        try
        {
            var unfinished = path + ".new";
            File.WriteAllText(unfinished, string.Create(CultureInfo.InvariantCulture, $"{Code} {Sentence}\n"));
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            log.Warning($"{path} cannot be written: {refused.Message}");
        }
    }

    /// <summary>Null while there is none.</summary>
    public static SuccessionOutcome? Load(string path) =>
        File.Exists(path) && File.ReadAllText(path).TrimEnd('\n').Split(' ', 2) is [var code, var sentence] && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(number, sentence)
            : null;
}
