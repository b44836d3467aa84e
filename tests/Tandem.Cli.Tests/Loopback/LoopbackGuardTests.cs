using System.Text;
using Tandem.Cli.Loopback;

namespace Tandem.Cli.Tests.Loopback;

/// <summary>Who may ask at the loopback port, and what of it the node hears.</summary>
public sealed class LoopbackGuardTests
{
    private const string Token = "Authorization: Bearer secret";
    private static readonly LoopbackGuard Guard = new("secret");

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1:7180")]
    [InlineData("HEAD /assets/index.js HTTP/1.1\r\nHost: localhost:7180")]
    [InlineData("GET /v1/status HTTP/1.1\r\nHost: [::1]:7180\r\n" + Token)]
    [InlineData("GET /v1/status HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n" + Token)]
    [InlineData("POST /v1/drain HTTP/1.1\r\nHost: 127.0.0.1:7180\r\nOrigin: http://127.0.0.1:7180\r\nContent-Length: 14\r\n" + Token)]
    public void Its_own_page_may_ask(string head) => Assert.Null(Guard.Refuse(Head(head)!));

    [Theory]
    [InlineData(401, "GET /v1/status HTTP/1.1\r\nHost: 127.0.0.1:7180")]
    [InlineData(401, "GET /v1/status HTTP/1.1\r\nHost: 127.0.0.1:7180\r\nAuthorization: Bearer wrong!")]
    [InlineData(401, "GET /v1/status HTTP/1.1\r\nHost: 127.0.0.1:7180\r\n" + Token + "\r\n" + Token)]
    [InlineData(401, "POST / HTTP/1.1\r\nHost: 127.0.0.1:7180")]
    [InlineData(401, "GET /metrics HTTP/1.1\r\nHost: 127.0.0.1:7180")]
    [InlineData(403, "GET / HTTP/1.1\r\nHost: evil.example:7180")]
    [InlineData(403, "GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example")]
    [InlineData(403, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example")]
    [InlineData(403, "GET / HTTP/1.1\r\nAccept: */*")]
    [InlineData(403, "POST /v1/drain HTTP/1.1\r\nHost: 127.0.0.1:7180\r\nOrigin: http://evil.example\r\n" + Token)]
    [InlineData(403, "POST /v1/drain HTTP/1.1\r\nHost: 127.0.0.1:7180\r\nOrigin: http://127.0.0.1:8080\r\n" + Token)]
    [InlineData(403, "POST /v1/drain HTTP/1.1\r\nHost: 127.0.0.1:7180\r\nOrigin: null\r\n" + Token)]
    [InlineData(403, "GET /v1/status HTTP/1.1\r\nHost: 127.0.0.1:7180\r\nSec-Fetch-Site: cross-site\r\n" + Token)]
    [InlineData(403, "GET / HTTP/1.1\r\nHost: 127.0.0.1:7180\r\nSec-Fetch-Site: same-site")]
    [InlineData(400, "DELETE / HTTP/1.1\r\nHost: 127.0.0.1:7180")]
    [InlineData(400, "CONNECT / HTTP/1.1\r\nHost: 127.0.0.1:7180")]
    [InlineData(400, "POST /v1/drain HTTP/1.1\r\nHost: 127.0.0.1:7180\r\nTransfer-Encoding: chunked\r\n" + Token)]
    [InlineData(400, "POST /v1/drain HTTP/1.1\r\nHost: 127.0.0.1:7180\r\nContent-Length: 1\r\nContent-Length: 2\r\n" + Token)]
    [InlineData(400, "POST /v1/drain HTTP/1.1\r\nHost: 127.0.0.1:7180\r\nContent-Length: 524289\r\n" + Token)]
    [InlineData(400, "POST /v1/drain HTTP/1.1\r\nHost: 127.0.0.1:7180\r\nContent-Length: -1\r\n" + Token)]
    public void Nobody_else_may(int status, string head) => Assert.Equal(status, Guard.Refuse(Head(head)!)?.Status);

    [Theory]
    [InlineData("GET / HTTP/1.0\r\nHost: 127.0.0.1")]
    [InlineData("GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1")]
    [InlineData("GET  / HTTP/1.1\r\nHost: 127.0.0.1")]
    [InlineData("GET / HTTP/1.1\r\nHost : 127.0.0.1")]
    [InlineData("GET / HTTP/1.1\r\n Host: 127.0.0.1")]
    [InlineData("GET / HTTP/1.1\r\nno header")]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1\nX: y")]
    [InlineData("")]
    public void What_is_not_exactly_a_head_is_none(string text) => Assert.Null(Head(text));

    [Fact]
    public void The_node_hears_the_question_and_neither_token_nor_browser()
    {
        var head = Head("POST /v1/drain HTTP/1.1\r\nHost: 127.0.0.1:7180\r\nContent-Type: application/json\r\nCookie: a=b\r\nUpgrade: websocket\r\nContent-Length: 14\r\nLast-Event-ID: 7\r\n" + Token);

        Assert.Equal(
            "POST /v1/drain HTTP/1.1\r\nHost: tandem\r\nConnection: close\r\nContent-Type: application/json\r\nLast-Event-ID: 7\r\nContent-Length: 14\r\n\r\n",
            Encoding.Latin1.GetString(LoopbackGuard.ToNode(head!)));
    }

    private static RequestHead? Head(string text) => RequestHead.Parse(text, default);
}
