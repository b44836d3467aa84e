using Microsoft.Data.Sqlite;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Timeline;

/// <summary>
/// Where the record is kept: on the disk, or, while the disk refuses, in memory, from where it moves to the disk as soon as that is possible.
/// Belongs to one thread.
/// </summary>
/// <param name="options">Which file.</param>
/// <param name="time">Says when to try the disk again.</param>
/// <param name="warn">Takes a line when the disk refuses, and when it serves again.</param>
internal sealed class TimelineHome(TimelineStoreOptions options, TimeProvider time, Action<string> warn) : IDisposable
{
    /// <summary>The most that is kept while it is kept in memory.</summary>
    public const long MemorySize = 4 << 20;

    private readonly ArrivalCounter _arrivals = new();
    private TimelineDatabase? _database;
    private long _refusedAt;
    private string? _told;

    /// <summary>False while the disk refuses.</summary>
    public bool IsOnDisk { get; private set; }

    /// <summary>Bytes that may be in use.</summary>
    public long MaxSize => IsOnDisk ? options.MaxSize : Math.Min(MemorySize, options.MaxSize);

    /// <summary>Does something with the database. What the disk refuses is done in memory.</summary>
    public T Use<T>(Func<TimelineDatabase, T> work)
    {
        if (_database is null || (!IsOnDisk && time.GetElapsedTime(_refusedAt) >= options.RetryEvery) || (IsOnDisk && !File.Exists(options.Path)))
        {
            Settle();
        }

        try
        {
            return work(_database!);
        }
        catch (SqliteException refused) when (IsOnDisk)
        {
            Retreat(refused);
            return work(_database!);
        }
    }

    public void Dispose() => _database?.Dispose();

    /// <summary>Opens the file if that is possible; otherwise stays, or begins, in memory.</summary>
    private void Settle()
    {
        _refusedAt = time.GetTimestamp();
        try
        {
            Directory.CreateDirectory(options.Directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute);
            if (IsOnDisk)
            {
                Leave();
            }

            MoveTo(OpenOrReplace());
        }
        catch (Exception refused) when (refused is not OutOfMemoryException)
        {
            Tell(refused.Message);
            _database ??= TimelineDatabase.OpenMemory(_arrivals);
        }
    }

    private TimelineDatabase OpenOrReplace()
    {
        try
        {
            return TimelineDatabase.OpenFile(options.Path, _arrivals);
        }
        catch (SqliteException broken) when (IsBroken(broken))
        {
            PutAside(broken);
            return TimelineDatabase.OpenFile(options.Path, _arrivals);
        }
    }

    private void MoveTo(TimelineDatabase file)
    {
        if (_database is { } memory)
        {
            try
            {
                Copy(memory, file);
            }
            catch
            {
                // Open, it would keep its lock, and be refused to the next attempt.
                file.Dispose();
                throw;
            }

            memory.Dispose();
        }

        (_database, IsOnDisk) = (file, true);
        if (_told is not null)
        {
            _told = null;
            warn($"the timeline is written to {options.Path} again");
        }
    }

    /// <summary>The file failed in the middle of its use: the next attempt opens it, or replaces it, and until then memory serves.</summary>
    private void Retreat(SqliteException refused)
    {
        Leave();
        _database = TimelineDatabase.OpenMemory(_arrivals);
        _refusedAt = time.GetTimestamp();
        if (!IsBroken(refused))
        {
            Tell(refused.Message);
            return;
        }

        try
        {
            PutAside(refused);
            MoveTo(TimelineDatabase.OpenFile(options.Path, _arrivals));
        }
        catch (Exception again) when (again is not OutOfMemoryException)
        {
            Tell(again.Message);
        }
    }

    private void Leave()
    {
        _database?.Dispose();
        (_database, IsOnDisk) = (null, false);
    }

    private static void Copy(TimelineDatabase from, TimelineDatabase to)
    {
        foreach (var mark in from.Marks(int.MaxValue))
        {
            var start = mark with { Through = 0 };
            to.Take(new TimelineEntries([.. from.After(start, int.MaxValue)]) { After = [start] });
        }
    }

    private static bool IsBroken(SqliteException refused) => refused.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB;

    /// <summary>One broken file is kept for whoever wants to look; a second one replaces it.</summary>
    private void PutAside(SqliteException broken)
    {
        var aside = options.Path + ".broken";
        File.Move(options.Path, aside, overwrite: true);
        File.Delete(options.Path + "-wal");
        File.Delete(options.Path + "-shm");
        warn($"the timeline in {options.Path} cannot be read ({broken.Message}); it was moved to {aside}, and a new one begins");
    }

    private void Tell(string why)
    {
        if (_told != why)
        {
            _told = why;
            warn($"the timeline cannot be written to {options.Path}: {why}; it is kept in memory, and the disk is tried again every {options.RetryEvery.TotalSeconds:0} s");
        }
    }
}
