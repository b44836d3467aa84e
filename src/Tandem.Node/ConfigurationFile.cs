using System.Diagnostics;
using Tandem.Configuration;
using Tandem.Configuration.Model;

namespace Tandem.Node;

/// <summary>Reads the file and writes what is wrong with it, one line an error.</summary>
internal static class ConfigurationFile
{
    public static ClusterConfiguration? Read(string file, TextWriter errors) => Read(file, errors, out _);

    /// <param name="file">Where.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="text">As it stands there.</param>
    public static ClusterConfiguration? Read(string file, TextWriter errors, out string text)
    {
        text = "";
        if (!File.Exists(file))
        {
            errors.WriteLine($"'{file}' {(Directory.Exists(file) ? "is a directory" : "does not exist")}; allowed a configuration file");
            return null;
        }

        try
        {
            text = File.ReadAllText(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{file}: cannot be read: {unreadable.Message}");
            return null;
        }

        return Parse(file, text, errors);
    }

    /// <summary>The same of a text that somebody offers.</summary>
    public static ClusterConfiguration? Parse(string file, string text, TextWriter errors)
    {
        switch (ClusterConfigurationReader.Read(file, text))
        {
            case ConfigurationResult.Valid valid:
                return valid.Configuration;
            case ConfigurationResult.Invalid invalid:
                foreach (var error in invalid.Errors)
                {
                    errors.WriteLine(error);
                }

                return null;
            default:
                throw new UnreachableException();
        }
    }

    public static NodeConfiguration? ForNode(ClusterConfiguration cluster, string file, string node, TextWriter errors)
    {
        if (cluster.HasNode(node))
        {
            return cluster.ForNode(node);
        }

        errors.WriteLine($"{file}: tandem.nodes has no node {node}; allowed: {string.Join(", ", cluster.Nodes.Select(known => known.Name))} (choose with --node NAME)");
        return null;
    }
}
