namespace Tandem.Cli;

/// <summary>The command ends here.</summary>
/// <param name="code">With this exit code.</param>
/// <param name="line">Why, and what helps, in one line.</param>
internal sealed class FailedException(int code, string line) : Exception(line)
{
    public int Code { get; } = code;
}
