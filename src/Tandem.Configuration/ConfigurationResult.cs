using Tandem.Configuration.Model;

namespace Tandem.Configuration;

/// <summary>Either a document in which nothing is wrong, or everything that is.</summary>
public abstract record ConfigurationResult
{
    private ConfigurationResult()
    {
    }

    /// <summary>Nothing is wrong.</summary>
    public sealed record Valid(ClusterConfiguration Configuration) : ConfigurationResult;

    /// <summary>At least one error, by line.</summary>
    public sealed record Invalid(ValueList<ConfigurationError> Errors) : ConfigurationResult;
}
