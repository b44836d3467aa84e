using System.ComponentModel;
using Tandem.Guard.Scripts;
using Tandem.Guard.Systemd;
using Tandem.Guard.Worker;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Checks;
using Tandem.Network.Linux.Node;
using Tandem.Network.Ports;

namespace Tandem.Guard;

/// <summary>The command line, and what must be there before a worker is started.</summary>
internal static class GuardCommand
{
    private const string DefaultRunDirectory = "/run/tandem";

    private const string Usage = """
        Tandem's guard: runs tandem-node, and releases its virtual addresses should it die or stand still.

        tandemd [--worker PATH] [--script-user NAME] --config FILE [--node NAME] [--log Text|Json]
          --worker PATH        The worker's program. Default: tandem-node beside this one.
          --script-user NAME   Where the guard does not run as root: scripts of checks may run as this user, too, besides nobody. Can be repeated.
        tandemd --upgrade Has the guard that runs here start the worker that is installed now, which takes over in place, and waits until it has.
                          0: done. 1: not done, and why. 3: nothing was tried; a restart (systemctl restart tandem) is the right way.
        tandemd --clean   Only takes away what a killed guard and worker have left: macvlans, nftables tables, sysctls.
        Everything else is passed on: see tandem-node --help.
        """;

    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (GuardArguments.TryParse(args) is not { } arguments)
        {
            errors.WriteLine("tandemd: --worker needs a path, --script-user a name; see tandemd --help");
            return ExitCode.Misconfigured;
        }

        if (arguments.Help)
        {
            output.WriteLine(Usage);
            return ExitCode.Success;
        }

        try
        {
            return arguments switch
            {
                { Clean: true } => Cleaning.Run(DefaultRunDirectory, output, errors),
                { Upgrade: true } => Upgrading.Run(DefaultRunDirectory, output, errors),
                _ => Guard(arguments, output, errors),
            };
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or Win32Exception or InterfaceRefusedException or ArgumentOutOfRangeException)
        {
            var cure = refused is IOException or UnauthorizedAccessException ? "; run as root, or with a directory of its own in RUNTIME_DIRECTORY (systemd: RuntimeDirectory=tandem)" : "";
            errors.WriteLine($"tandemd: cannot start: {refused.Message}{cure}");
            return ExitCode.Refused;
        }
    }

    private static int Guard(GuardArguments arguments, TextWriter output, TextWriter errors)
    {
        using var instance = InstanceLock.TryAcquire(InstanceLock.Guard, out var taken);
        if (taken is not null)
        {
            errors.WriteLine($"tandemd: cannot start: {taken}");
            return ExitCode.Refused;
        }

        using var log = new GuardLog(output, arguments.Format, TimeProvider.System);
        using var files = GuardFiles.Open(RunDirectory.Open(DefaultRunDirectory, log.Warning).Path);
        using var notifier = Notifier.FromEnvironment();
        using var scripts = new ScriptDesk(ScriptUsers.Only(arguments.ScriptUsers), log);
        using var loop = new GuardLoop(new WorkerProgram(arguments), files, scripts, notifier, log, errors);
        if (RealTime.TryRaiseThisThreadAsGuard() is { } refusal)
        {
            log.Warning(refusal);
        }

        return loop.Run();
    }
}
