using System.Net;
using System.Net.Sockets;
using System.Text;
using Tandem.Api.Contracts;
using Tandem.Api.Tests.Harness;

namespace Tandem.Api.Tests.Sockets;

/// <summary>HTTP/1.1 and HTTP/2 on the one socket, told apart by the client's first bytes.</summary>
public sealed class PlainSocketTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Both_versions_are_spoken_and_say_the_same(int major)
    {
        await using var host = await ApiHost.StartAsync();
        using var question = new HttpRequestMessage(HttpMethod.Get, ApiRoutes.Members) { Version = new Version(major, major == 1 ? 1 : 0), VersionPolicy = HttpVersionPolicy.RequestVersionExact };

        using var answer = await host.Client.SendAsync(question);

        Assert.Equal((HttpStatusCode.OK, major), (answer.StatusCode, answer.Version.Major));
        Assert.Equal(await host.Client.GetStringAsync(ApiRoutes.Members), await answer.Content.ReadAsStringAsync());
        Assert.Empty(host.Warnings);
    }

    [Theory]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0", "a settings frame")]
    [InlineData("POST /nowhere HTTP/1.1\r\nHost: tandem\r\nContent-Length: 0\r\n\r\n", "a status line")]
    public async Task The_preface_is_known_however_slowly_it_comes(string bytes, string answer)
    {
        await using var host = await ApiHost.StartAsync();
        using var socket = await host.ConnectAsync();
        foreach (var one in Encoding.ASCII.GetBytes(bytes))
        {
            await socket.SendAsync(new[] { one });
        }

        var heard = new byte[9];
        await using var stream = new NetworkStream(socket);
        await stream.ReadExactlyAsync(heard, new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

        Assert.Equal(answer, heard[3] == 4 ? "a settings frame" : Encoding.ASCII.GetString(heard) == "HTTP/1.1 " ? "a status line" : Convert.ToHexString(heard));
    }

    [Fact]
    public async Task A_preface_that_stops_in_the_middle_ends_with_its_client()
    {
        await using var host = await ApiHost.StartAsync();
        for (var i = 0; i < 2 * ApiLimits.MostConnections; i++)
        {
            using (var socket = await host.ConnectAsync())
            {
                await socket.SendAsync("PR"u8.ToArray());
            }

            Assert.NotEmpty(await host.Client.GetStringAsync(ApiRoutes.Members));
        }
    }
}
