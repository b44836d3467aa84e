using Tandem.Testing;

namespace Tandem.Cli.Tests.Commands;

/// <summary>Completion in real shells. One that is not here is skipped by name.</summary>
public sealed class CompletionTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>A terminal with an interactive zsh in it, which reads the script in the way its first line says. Ctrl-X shows what was typed and completed.</summary>
    private const string Zsh = """
        zmodload zsh/zpty
        zpty w zsh -f -i
        zpty -w w "stty -echo; PS1= PS2=; fpath=(${(q)1} \$fpath); autoload -Uz compinit && compinit -u -D
          show() { print -r -- \"<<\$BUFFER>>\"; BUFFER= }; zle -N show; bindkey '^X' show; print rea''dy"
        zpty -r -m w said '*ready*'
        for typed in "${@[2,-1]}"; do
          zpty -w -n w "$typed"$'\t\x18'
          zpty -r -m w said '*<<*>>*'
          print -r -- "${${said##*<<}%%>>*}"
        done
        zpty -d w
        """;

    private const string Bash = """
        . "$1"
        for typed in "${@:2}"; do
          COMP_LINE=$typed COMP_POINT=${#typed} COMP_WORDS=($typed) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
          _tandem
          echo "${COMPREPLY[@]}"
        done
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tandem-completion-");

    [ProgramFact("zsh")]
    public void Zsh_completes_from_the_first_time_on() => Assert.Equal(
        ["tandem status ", "tandem status --json ", "true; tandem drain ", "tandem completion zsh ", "tandem nothing-like-it"],
        Typed("zsh", "_tandem", ["-f", Write("drive", Zsh), _folder.FullName], "tandem sta", "tandem status --j", "true; tandem dra", "tandem completion z", "tandem nothing-like-it"));

    [ProgramFact("fish")]
    public void Fish_completes()
    {
        var script = Path.Combine(_folder.FullName, "tandem.fish");

        Assert.Equal(
            ["status", "--json", "drain", "zsh"],
            Typed("fish", "tandem.fish", ["--no-config", "-c", $"source {script}; for typed in $argv; complete -C $typed; end"], "tandem sta", "tandem status --j", "true; tandem dra", "tandem completion z"));
    }

    [ProgramFact("bash")]
    public void Bash_completes() => Assert.Equal(
        ["status", "--json", "zsh"],
        Typed("bash", "tandem.bash", ["--norc", Write("drive", Bash), Path.Combine(_folder.FullName, "tandem.bash")], "tandem sta", "tandem status --j", "tandem completion z"));

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>What became of each of several texts.</summary>
    private string[] Typed(string shell, string script, string[] arguments, params string[] texts)
    {
        var path = $"PATH={AppContext.BaseDirectory}:{Environment.GetEnvironmentVariable("PATH")}";
        Write(script, Command.Run(Limit, "env", path, "tandem", "completion", shell));
        return Command.Run(Limit, "env", [path, "TERM=dumb", $"HOME={_folder.FullName}", shell, .. arguments, .. texts]).TrimEnd('\n').Split('\n');
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, text + "\n");
        return file;
    }
}
