using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Tandem.Api.Contracts;

namespace Tandem.Api.Http;

/// <summary>Writes answers.</summary>
internal static class Answer
{
    /// <summary>What was asked for. It is of this moment: nobody keeps it.</summary>
    public static Task With<T>(HttpContext context, T answer, JsonTypeInfo<T> form)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Write(context, answer, form, "application/json; charset=utf-8");
    }

    /// <summary>Why not.</summary>
    public static Task Refuse(HttpContext context, Refusal refusal, string detail)
    {
        context.Response.StatusCode = refusal.Status;
        return Write(context, new ProblemDocument($"urn:tandem:{refusal.Name}", refusal.Title, refusal.Status, detail), ApiForms.Plain.ProblemDocument, ProblemDocument.MediaType);
    }

    /// <summary>Whole, so that the length is known and a slow reader holds bytes, not us.</summary>
    private static async Task Write<T>(HttpContext context, T answer, JsonTypeInfo<T> form, string mediaType)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, form);
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }
}
