using Microsoft.Extensions.Logging;
using Tandem.Coordination.Changes;

namespace Tandem.Node;

/// <summary>This node's document, as changes of all nodes see it.</summary>
/// <param name="file">Where it lies.</param>
/// <param name="running">What the node runs by.</param>
/// <param name="log">Tells the operator.</param>
internal sealed class NodeDocument(string file, RunningConfiguration running, ILogger log) : IConfigurationHost
{
    private DocumentFile OwnFile => new(file);

    /// <summary>Follows; set before anybody asks.</summary>
    public NodeReload? Reload { get; set; }

    /// <inheritdoc/>
    public string Text => running.Text;

    /// <inheritdoc/>
    public string? Check(string text)
    {
        var errors = new StringWriter();
        return ConfigurationFile.Parse(file, text, errors) is { } cluster && ConfigurationFile.ForNode(cluster, file, running.Node.Name, errors) is not null
            ? OwnFile.Refusal()
            : Line([.. errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
    }

    /// <inheritdoc/>
    public async Task<string?> FollowAsync(string text) =>
        Reload is { } reload && await reload.FollowAsync(text).ConfigureAwait(false) is ReloadOutcome.Refused(var errors) ? Line(errors) : null;

    /// <inheritdoc/>
    public string? Keep(string text) => OwnFile.Replace(text);

    /// <inheritdoc/>
    public void Tell(string line) => log.LogWarning("{Line}", line);

    /// <summary>The first of several, and how many more there are.</summary>
    public static string Line(IReadOnlyList<string> errors) =>
        errors.Count == 1 ? errors[0] : $"{errors[0]} (and {errors.Count - 1} more: tandem check FILE names all)";
}
