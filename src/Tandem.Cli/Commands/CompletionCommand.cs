using System.CommandLine;

namespace Tandem.Cli.Commands;

/// <summary>"tandem completion": what a shell reads to complete commands, options, and the names of nodes and routers.</summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            # tandem completion bash > /etc/bash_completion.d/tandem
            _tandem() {
              local IFS=$'\n'
              COMPREPLY=($(compgen -W "$(tandem "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -F _tandem tandem
            """,
        ["zsh"] = """
            #compdef tandem
            # tandem completion zsh > "${fpath[1]}/_tandem"
            _tandem() {
              local typed="${(j: :)words[1,CURRENT-1]} $PREFIX"
              compadd -- ${(f)"$(tandem "[suggest:${#typed}]" "$typed" 2>/dev/null)"}
            }
            # A file of fpath is this function, called for the first completion; otherwise this is read at the start.
            if [[ $funcstack[1] == _tandem ]]; then _tandem; else compdef _tandem tandem; fi
            """,
        ["fish"] = """
            # tandem completion fish > ~/.config/fish/completions/tandem.fish
            complete -f -c tandem -a '(tandem "[suggest:"(string length -- (commandline -cp))"]" (commandline -cp) 2>/dev/null)'
            """,
    };

    public static Command Make(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = $"{string.Join(", ", Scripts.Keys)}." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Print what a shell reads to complete commands and names; its first line says where to put it.") { shell };
        command.SetAction(parsed =>
        {
            terminal.Output.WriteLine(Scripts[parsed.GetValue(shell)!]);
            return ExitCode.Success;
        });
        return command;
    }
}
