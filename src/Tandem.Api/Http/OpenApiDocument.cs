using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Tandem.Api.Contracts;

namespace Tandem.Api.Http;

/// <summary>The API's description of itself, by OpenAPI 3.1: made of the forms that are really written and read.</summary>
internal static class OpenApiDocument
{
    private static readonly JsonSchemaExporterOptions Export = new() { TreatNullObliviousAsNonNullable = true };
    private static readonly Lazy<byte[]> Bytes = new(() => System.Text.Encoding.UTF8.GetBytes(Make().ToJsonString()));

    public static async Task Show(HttpContext context)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = Bytes.Value.Length;
        await context.Response.Body.WriteAsync(Bytes.Value, context.RequestAborted).ConfigureAwait(false);
    }

    private static JsonObject Make()
    {
        var schemas = new JsonObject();
        var paths = new JsonObject();
        foreach (var operation in Operations.All)
        {
            paths[operation.Path] = new JsonObject { [operation.Method] = Of(operation, schemas) };
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Tandem", ["version"] = "1" },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
    }

    private static JsonObject Of(Operation operation, JsonObject schemas)
    {
        var described = new JsonObject { ["operationId"] = operation.Name, ["summary"] = operation.Summary };
        if (operation.Query.Count > 0)
        {
            described["parameters"] = new JsonArray([.. operation.Query.Select(JsonNode (one) => new JsonObject
            {
                ["name"] = one.Name,
                ["in"] = "query",
                ["description"] = one.Meaning,
                ["schema"] = new JsonObject { ["type"] = "string" },
            })]);
        }

        if (operation.Request is { } request)
        {
            described["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content("application/json", Named(request, schemas)) };
        }

        var answer = operation.Answer is { } form ? Named(form, schemas) : new JsonObject { ["type"] = operation.MediaType == "application/json" ? "object" : "string" };
        described["responses"] = new JsonObject
        {
            ["200"] = Response("As asked.", operation.MediaType, answer),
            ["default"] = Response("Refused, in one line that says what is allowed (RFC 9457).", ProblemDocument.MediaType, Named(ApiForms.Plain.ProblemDocument, schemas)),
        };
        return described;
    }

    private static JsonObject Response(string description, string mediaType, JsonNode schema) =>
        new() { ["description"] = description, ["content"] = Content(mediaType, schema) };

    private static JsonObject Content(string mediaType, JsonNode schema) => new() { [mediaType] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Named(JsonTypeInfo form, JsonObject schemas)
    {
        var name = form.Type.Name;
        schemas[name] ??= form.GetJsonSchemaAsNode(Export);
        return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
    }
}
