using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tandem.Api.Contracts;

namespace Tandem.Cli.Output;

/// <summary>Prints what the node said, for programs.</summary>
internal static class JsonPrinter
{
    public static void Print<T>(Terminal terminal, T answer, Func<ApiJson, JsonTypeInfo<T>> form, bool isIndented = true) =>
        terminal.Output.WriteLine(JsonSerializer.Serialize(answer, form(isIndented ? ApiForms.Indented : ApiForms.Plain)));
}
