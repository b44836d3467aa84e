using System.Net;
using System.Text;
using Tandem.Api.Tests.Harness;
using Tandem.Dashboard;

namespace Tandem.Api.Tests.Pages;

/// <summary>The dashboard's files, as a browser gets them.</summary>
public sealed class SitePagesTests
{
    private const string Script = "/assets/index-AbCd_12-.js";

    private static readonly Site Page = SiteOf(
        ("index.html", "<!doctype html>"), ("assets/index-AbCd_12-.js", "let a = 1;"), ("assets/index-AbCd_12-.js.gz", "compressed"), ("assets/licenses.txt", "MIT"));

    [Theory]
    [InlineData("/", "text/html; charset=utf-8", "no-cache", "<!doctype html>")]
    [InlineData(Script, "text/javascript; charset=utf-8", "public, max-age=31536000, immutable", "let a = 1;")]
    [InlineData("/assets/licenses.txt", "text/plain; charset=utf-8", "no-cache", "MIT")]
    public async Task A_file_comes_with_its_type_and_is_kept_as_long_as_its_name_means_its_content(string path, string mediaType, string cache, string content)
    {
        await using var host = await StartAsync(Page);

        using var response = await host.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(mediaType, response.Content.Headers.ContentType!.ToString());
        Assert.Equal(cache, string.Join(", ", response.Headers.NonValidated["Cache-Control"]));
        Assert.Equal(content, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/")]
    [InlineData(Script)]
    public async Task Nothing_else_runs_in_the_page_and_nobody_frames_it(string path)
    {
        await using var host = await StartAsync(Page);

        using var response = await host.Client.GetAsync(path);

        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal(
            ("nosniff", "no-referrer", "same-origin", "same-origin"),
            (One("X-Content-Type-Options"), One("Referrer-Policy"), One("Cross-Origin-Opener-Policy"), One("Cross-Origin-Resource-Policy")));
        string One(string name) => Assert.Single(response.Headers.GetValues(name));
    }

    [Fact]
    public async Task What_the_browser_has_is_not_sent_again()
    {
        await using var host = await StartAsync(Page);
        using var first = await host.Client.GetAsync(Script);
        using var again = new HttpRequestMessage(HttpMethod.Get, Script);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var other = new HttpRequestMessage(HttpMethod.Get, Script);
        other.Headers.TryAddWithoutValidation("If-None-Match", "\"something-else\"");

        using var unchanged = await host.Client.SendAsync(again);
        using var changed = await host.Client.SendAsync(other);

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (unchanged.StatusCode, changed.StatusCode));
        Assert.Equal(first.Headers.ETag, unchanged.Headers.ETag);
        Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("gzip, deflate, br", "gzip", "compressed")]
    [InlineData("br", "", "let a = 1;")]
    [InlineData("gzip;q=0", "", "let a = 1;")]
    public async Task It_is_compressed_for_whom_can_read_that(string accepts, string encoding, string content)
    {
        await using var host = await StartAsync(Page);
        using var request = new HttpRequestMessage(HttpMethod.Get, Script);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);

        using var response = await host.Client.SendAsync(request);

        Assert.Equal(encoding, string.Join(',', response.Content.Headers.ContentEncoding));
        Assert.Equal("Accept-Encoding", string.Join(',', response.Headers.Vary));
        Assert.EndsWith(encoding == "gzip" ? "-gz\"" : "\"", response.Headers.ETag!.Tag, StringComparison.Ordinal);
        Assert.Equal(content, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/", 15)]
    [InlineData(Script, 10)]
    public async Task HEAD_says_the_same_without_the_content(string path, long length)
    {
        await using var host = await StartAsync(Page);

        using var response = await host.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

        Assert.Equal((HttpStatusCode.OK, length), (response.StatusCode, response.Content.Headers.ContentLength));
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("GET /assets/../index.html")]
    [InlineData("GET /assets/%2e%2e/index.html")]
    [InlineData("GET /assets/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("GET //etc/passwd")]
    [InlineData("GET /index.html")]
    [InlineData("GET /assets/")]
    [InlineData("GET /assets/index-AbCd_12-.js.gz")]
    public async Task There_is_no_way_to_anything_else(string request)
    {
        await using var host = await StartAsync(Page);

        var answer = await host.RawAsync($"{request} HTTP/1.1\r\nHost: tandem\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 404 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_is_no_page()
    {
        await using var host = await StartAsync(Page);

        Assert.Equal(405, (await host.PostAsync("/", "{}")).Status);
    }

    [Fact]
    public async Task A_build_without_it_says_so_and_how_to_have_it()
    {
        await using var host = await StartAsync(SiteOf());

        using var response = await host.Client.GetAsync("/");

        Assert.Equal((HttpStatusCode.NotFound, "text/plain; charset=utf-8"), (response.StatusCode, response.Content.Headers.ContentType!.ToString()));
        Assert.Contains("-p:BuildDashboard=true", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<ApiHost> StartAsync(Site site) => ApiHost.StartAsync(ports => ports with { Site = site });

    private static Site SiteOf(params (string Name, string Content)[] files) => new(
        files.ToDictionary(file => file.Name, file => (Func<Stream>)(() => new MemoryStream(Encoding.UTF8.GetBytes(file.Content))), StringComparer.Ordinal));
}
