using System.Net.Sockets;
using Tandem.Api.Contracts;
using Tandem.Api.Tests.Harness;

namespace Tandem.Api.Tests.Sockets;

/// <summary>The socket's file: who may use it, what is left of a killed process, and what is not ours.</summary>
public sealed class ApiSocketTests
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task It_is_the_owner_s_alone_unless_there_is_a_group()
    {
        await using var alone = await ApiHost.StartAsync();
        await using var shared = await ApiHost.StartAsync(share: _ => true);

        Assert.Equal(Owner, File.GetUnixFileMode(alone.Socket));
        Assert.Equal(Owner | UnixFileMode.GroupRead | UnixFileMode.GroupWrite, File.GetUnixFileMode(shared.Socket));
    }

    [Fact]
    public async Task It_is_gone_when_the_node_has_stopped()
    {
        await using var host = await ApiHost.StartAsync();

        await host.StopAsync();

        Assert.False(File.Exists(host.Socket));
    }

    [Fact]
    public async Task What_a_killed_process_left_is_replaced()
    {
        await using var host = await ApiHost.StartAsync();
        await host.StopAsync();
        using (var killed = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            killed.Bind(new UnixDomainSocketEndPoint(host.Socket));
            File.Move(host.Socket, host.Socket + ".kept");
        }

        File.Move(host.Socket + ".kept", host.Socket);
        await using var next = await host.StartAnotherAsync();

        Assert.Empty(host.Warnings);
        Assert.NotEmpty(await host.Client.GetStringAsync(ApiRoutes.Members));
    }

    [Fact]
    public async Task One_on_which_somebody_answers_stays_his()
    {
        await using var host = await ApiHost.StartAsync();

        Assert.Null(await host.StartAnotherAsync());

        Assert.Equal([$"the API does not answer: another process answers on {host.Socket}; end it, or set tandem.api.socket to another path; addresses are unaffected"], host.Warnings);
        Assert.NotEmpty(await host.Client.GetStringAsync(ApiRoutes.Members));
    }

    [Fact]
    public async Task A_file_that_is_no_socket_stays()
    {
        await using var host = await ApiHost.StartAsync();
        await host.StopAsync();
        await File.WriteAllTextAsync(host.Socket, "precious");

        Assert.Null(await host.StartAnotherAsync());

        Assert.Equal("precious", await File.ReadAllTextAsync(host.Socket));
        Assert.Equal([$"the API does not answer: {host.Socket} is there, and is no socket; remove it, or set tandem.api.socket to another path; addresses are unaffected"], host.Warnings);
    }

    [Fact]
    public async Task A_directory_that_is_not_there_is_a_warning()
    {
        var warnings = new List<string>();

        Assert.Null(await ApiServer.StartAsync(
            new ApiOptions("/nonexistent/tandem/api.sock", _ => false), new ApiPorts(() => SightBuilder.Facts, new FakeEyes(), TimeProvider.System), warnings.Add, CancellationToken.None));

        Assert.StartsWith("the API does not answer: its socket /nonexistent/tandem/api.sock cannot be made: ", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_the_kernel_cannot_take_is_said()
    {
        var warnings = new List<string>();
        var path = $"/tmp/{new string('x', 103)}";

        Assert.Null(await ApiServer.StartAsync(new ApiOptions(path, _ => false), new ApiPorts(() => SightBuilder.Facts, new FakeEyes(), TimeProvider.System), warnings.Add, CancellationToken.None));

        Assert.StartsWith("the API does not answer: the path of its socket has more than 107 bytes: ", Assert.Single(warnings), StringComparison.Ordinal);
    }
}
