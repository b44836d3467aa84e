using Tandem.Network.Linux.Guard;

namespace Tandem.Guard.Tests.Worker;

/// <summary>The worker's end of a life.</summary>
internal sealed class FakeWorker : IDisposable
{
    private readonly RecordSocket _connection;

    internal FakeWorker(GuardFiles files)
    {
        Board = GuardBoard.Attach(files.Board, out _)!;
        _connection = RecordSocket.Connect(files.Socket, TimeSpan.FromSeconds(5));
    }

    internal GuardBoard Board { get; }

    internal void Says(GuardRecord record)
    {
        var bytes = new byte[GuardRecordCodec.MaxLength];
        Assert.Equal(0, _connection.Send(bytes.AsSpan(0, GuardRecordCodec.Write(record, bytes))));
    }

    public void Dispose()
    {
        _connection.Dispose();
        Board.Dispose();
    }
}
