using System.Text.Json.Nodes;
using Tandem.Api.Contracts;
using Tandem.Api.Http;
using Tandem.Api.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Api.Tests.Http;

/// <summary>The description is approved, and true.</summary>
public sealed class OpenApiTests
{
    [Fact]
    public async Task It_has_the_approved_form()
    {
        await using var host = await ApiHost.StartAsync();

        Approved.Text("openapi", Pretty.Json(await host.Client.GetStringAsync(ApiRoutes.OpenApi)));
    }

    [Fact]
    public async Task What_it_describes_is_there()
    {
        await using var host = await ApiHost.StartAsync();

        foreach (var operation in Operations.All.Where(operation => operation.Path != ApiRoutes.Events))
        {
            using var request = new HttpRequestMessage(new HttpMethod(operation.Method), operation.Path);
            using var response = await host.Client.SendAsync(request);

            Assert.False((int)response.StatusCode is 404 or 405, $"{operation.Method} {operation.Path}: {(int)response.StatusCode}");
        }
    }

    [Fact]
    public async Task What_is_there_is_described()
    {
        var routes = typeof(ApiRoutes).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Where(value => value.StartsWith("/v1/", StringComparison.Ordinal) || value == ApiRoutes.Metrics);
        await using var host = await ApiHost.StartAsync();
        var document = JsonNode.Parse(await host.Client.GetStringAsync(ApiRoutes.OpenApi))!;

        Assert.Equal(routes.Order(StringComparer.Ordinal), document["paths"]!.AsObject().Select(path => path.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_reference_in_it_leads_somewhere()
    {
        await using var host = await ApiHost.StartAsync();
        var text = await host.Client.GetStringAsync(ApiRoutes.OpenApi);
        var schemas = JsonNode.Parse(text)!["components"]!["schemas"]!.AsObject().Select(schema => $"#/components/schemas/{schema.Key}").ToHashSet();

        Assert.All(System.Text.RegularExpressions.Regex.Matches(text, "\"\\$ref\":\"(#/components[^\"]*)\"").Select(match => match.Groups[1].Value), reference => Assert.Contains(reference, schemas));
        Assert.DoesNotContain("\"$ref\":\"#/properties", text, StringComparison.Ordinal);
    }
}
