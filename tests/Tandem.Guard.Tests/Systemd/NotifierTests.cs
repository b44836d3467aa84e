using System.Net.Sockets;
using System.Text;
using Tandem.Guard.Systemd;

namespace Tandem.Guard.Tests.Systemd;

public sealed class NotifierTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-guard-").FullName;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_message_is_one_datagram_to_a_path_or_an_abstract_name(bool isAbstract)
    {
        var name = isAbstract ? $"@tandem-test-{Environment.ProcessId}" : Path.Combine(_folder, "notify");
        using var supervisor = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        supervisor.Bind(new UnixDomainSocketEndPoint(isAbstract ? '\0' + name[1..] : name));
        using var notifier = Notifier.Create(name, null, null);

        notifier.Tell("READY=1\nSTATUS=well");

        supervisor.ReceiveTimeout = 5000;
        var bytes = new byte[100];
        Assert.Equal("READY=1\nSTATUS=well", Encoding.UTF8.GetString(bytes, 0, supervisor.Receive(bytes)));
    }

    [Fact]
    public void Without_a_supervisor_nothing_is_sent_and_nothing_fails()
    {
        using var none = Notifier.Create(null, null, null);
        using var gone = Notifier.Create(Path.Combine(_folder, "nobody"), null, null);

        none.Tell("READY=1");
        gone.Tell("READY=1");

        Assert.Null(none.WatchdogInterval);
    }

    [Theory]
    [InlineData("3000000", null, 1500.0)]
    [InlineData("3000000", "1", null)]
    [InlineData("0", null, null)]
    [InlineData("soon", null, null)]
    public void The_watchdog_is_fed_twice_as_often_as_asked_when_it_is_ours(string microseconds, string? process, double? milliseconds)
    {
        using var notifier = Notifier.Create(null, microseconds, process);

        Assert.Equal(milliseconds, notifier.WatchdogInterval?.TotalMilliseconds);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
