using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tandem.Api.Tests.Harness;

/// <summary>JSON in lines, for approved texts.</summary>
internal static class Pretty
{
    private static readonly JsonSerializerOptions Lines = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return JsonSerializer.Serialize(document, Lines);
    }
}
