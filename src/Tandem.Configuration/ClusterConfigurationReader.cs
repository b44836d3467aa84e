using Akka.Configuration;
using Tandem.Configuration.Reading;
using Tandem.Configuration.Syntax;

namespace Tandem.Configuration;

/// <summary>HOCON in; a validated configuration, or everything that is wrong with it, out.</summary>
public static class ClusterConfigurationReader
{
    /// <param name="file">What errors call the document.</param>
    /// <param name="text">The document.</param>
    public static ConfigurationResult Read(string file, string text)
    {
        var (syntax, syntaxErrors) = HoconReader.Read(file, text);
        if (syntaxErrors.Count > 0)
        {
            return Invalid(syntaxErrors);
        }

        var positions = SourceMap.Of(file, syntax);
        if (!positions.IsSafe)
        {
            return Invalid(positions.Errors);
        }

        var context = new ReadContext(file, positions);
        var parsed = ConfigurationFactory.ParseString(CanonicalHocon.Write(syntax)).Root;
        var configuration = DocumentReader.Read(new ConfigSection("", parsed.Values.Count > 0 ? parsed.GetObject() : null, context));
        ConfigurationError[] errors = [.. positions.Errors, .. context.Errors];
        return errors.Length > 0 ? Invalid(errors) : new ConfigurationResult.Valid(configuration);
    }

    private static ConfigurationResult.Invalid Invalid(IEnumerable<ConfigurationError> errors) =>
        new([.. errors.OrderBy(error => error.Line)]);
}
