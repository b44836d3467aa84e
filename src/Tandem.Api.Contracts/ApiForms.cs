using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tandem.Api.Contracts;

/// <summary>How answers are written: for terminals and programs, not for web pages. Quotes and arrows stay as they are, control characters do not.</summary>
public static class ApiForms
{
    /// <summary>As it goes over the socket.</summary>
    public static ApiJson Plain { get; } = Make(isIndented: false);

    /// <summary>The same in lines.</summary>
    public static ApiJson Indented { get; } = Make(isIndented: true);

    private static ApiJson Make(bool isIndented) => new(new JsonSerializerOptions(ApiJson.Default.Options)
    {
        WriteIndented = isIndented,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
