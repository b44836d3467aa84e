using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Tandem.Api.Http;

/// <summary>Reads the body of a command.</summary>
internal static class RequestBody
{
    /// <exception cref="RefusedException">It is not what is allowed.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> form, string allowed)
        where T : class
    {
        if (context.Request.ContentType?.Split(';')[0].Trim() is not ("application/json" or "Application/JSON"))
        {
            throw new RefusedException(Refusal.WrongMediaType, $"Content-Type is {Quoted.Text(context.Request.ContentType ?? "missing")}; allowed application/json with {allowed}");
        }

        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, form, context.RequestAborted).ConfigureAwait(false)
                ?? throw new RefusedException(Refusal.BadRequest, $"the body is null; allowed {allowed}");
        }
        catch (JsonException wrong)
        {
            throw new RefusedException(Refusal.BadRequest, $"the body cannot be read{At(wrong)}; allowed {allowed}");
        }
    }

    private static string At(JsonException wrong) => wrong.Path is { Length: > 1 } path ? $" at {Quoted.Text(path)}" : "";
}
