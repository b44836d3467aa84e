using System.Collections.Immutable;

namespace Tandem.Guard;

/// <summary>The guard's own part of the command line; all else is the worker's, which also says what is wrong with it.</summary>
/// <param name="Worker">The worker's program; null: beside the guard.</param>
/// <param name="Format">How the guard writes its lines: as the worker does.</param>
/// <param name="Help">Only tell what can be written here.</param>
/// <param name="Clean">Only take away what killed lives have left.</param>
/// <param name="Upgrade">Only have the guard that runs here start its worker anew, in place.</param>
/// <param name="ScriptUsers">Whom scripts may run as, besides nobody, where the guard is not root.</param>
/// <param name="Passed">What the worker gets.</param>
internal sealed record GuardArguments(string? Worker, LogFormat Format, bool Help, bool Clean, bool Upgrade, ImmutableArray<string> ScriptUsers, ImmutableArray<string> Passed)
{
    private const string WorkerOption = "--worker";
    private const string LogOption = "--log";
    private const string CleanOption = "--clean";
    private const string UpgradeOption = "--upgrade";
    private const string ScriptUserOption = "--script-user";

    /// <summary>Reads a command line; null when a value is missing.</summary>
    public static GuardArguments? TryParse(IReadOnlyList<string> arguments)
    {
        string? worker = null;
        var format = LogFormat.Text;
        var (help, clean, upgrade) = (false, false, false);
        var (users, passed) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = Split(arguments[i]);
            if (name == WorkerOption)
            {
                worker = value ?? (++i < arguments.Count ? arguments[i] : null);
                if (string.IsNullOrEmpty(worker))
                {
                    return null;
                }

                continue;
            }

            if (name == ScriptUserOption)
            {
                if ((value ?? (++i < arguments.Count ? arguments[i] : null)) is not { Length: > 0 } user)
                {
                    return null;
                }

                users.Add(user);
                continue;
            }

            if (name == CleanOption && value is null)
            {
                clean = true;
                continue;
            }

            if (name == UpgradeOption && value is null)
            {
                upgrade = true;
                continue;
            }

            help |= name is "--help" or "-h" or "-?";
            if (name == LogOption && (value ?? arguments.ElementAtOrDefault(i + 1)) is { } log)
            {
                format = log.Equals(nameof(LogFormat.Json), StringComparison.OrdinalIgnoreCase) ? LogFormat.Json : LogFormat.Text;
            }

            passed.Add(arguments[i]);
        }

        return new GuardArguments(worker, format, help, clean, upgrade, users.ToImmutable(), passed.ToImmutable());
    }

    private static (string Name, string? Value) Split(string argument) =>
        argument.IndexOfAny(['=', ':']) is var at and > 0 && argument.StartsWith("--", StringComparison.Ordinal)
            ? (argument[..at], argument[(at + 1)..])
            : (argument, null);
}
