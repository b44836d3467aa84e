using System.Globalization;
using Microsoft.Data.Sqlite;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Timeline;

/// <summary>The entries and how much of each life is there. One connection, one thread. Whatever the disk refuses is a <see cref="SqliteException"/>.</summary>
internal sealed class TimelineDatabase : IDisposable
{
    /// <summary>Lives that are told to others and remembered; a node that starts over and over must not fill a message.</summary>
    public const int MostLives = 500;

    private const long SchemaVersion = 1;

    private const string Schema = """
        CREATE TABLE lives (id INTEGER PRIMARY KEY, node TEXT NOT NULL, boot BLOB NOT NULL, through INTEGER NOT NULL, latest INTEGER NOT NULL, UNIQUE (node, boot));
        CREATE TABLE entries (micros INTEGER NOT NULL, counter INTEGER NOT NULL, life INTEGER NOT NULL REFERENCES lives, number INTEGER NOT NULL,
          kind TEXT NOT NULL, router TEXT, text TEXT NOT NULL, arrival INTEGER PRIMARY KEY);
        CREATE UNIQUE INDEX entry_numbers ON entries (life, number);
        CREATE INDEX entry_stamps ON entries (micros, counter);
        PRAGMA user_version = 1;
        """;

    private readonly SqliteConnection _connection;
    private readonly ArrivalCounter _arrivals;

    private TimelineDatabase(SqliteConnection connection, ArrivalCounter arrivals) => (_connection, _arrivals) = (connection, arrivals);

    /// <summary>Bytes in use; free pages are used again before the file grows.</summary>
    public long Size => (_connection.Number("PRAGMA page_count") - _connection.Number("PRAGMA freelist_count")) * _connection.Number("PRAGMA page_size");

    /// <summary>The stamp of the latest entry; default when there is none.</summary>
    public HybridStamp Latest => _connection
        .Rows("SELECT micros, counter FROM entries ORDER BY micros DESC, counter DESC LIMIT 1", row => new HybridStamp(row.GetInt64(0), (uint)row.GetInt64(1)))
        .FirstOrDefault();

    /// <summary>Opens a file, or makes one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="arrivals">Goes on counting; null: from what the file has.</param>
    public static TimelineDatabase OpenFile(string path, ArrivalCounter? arrivals = null)
    {
        MakeFile(path);
        var database = Open(path, arrivals);
        try
        {
            // Exclusive: no shared memory beside the file, and a second process is refused instead of mixed in.
            database._connection.Execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 256; PRAGMA journal_size_limit = 1048576");
            database.Prepare();
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Makes one in memory.</summary>
    public static TimelineDatabase OpenMemory(ArrivalCounter? arrivals = null)
    {
        var database = Open(":memory:", arrivals);
        database.Prepare();
        return database;
    }

    /// <summary>Writes entries of which some may be there already, all of them or, on an exception, none.</summary>
    /// <param name="batch">The entries; a life counts as complete through its last one when it was through what the batch comes after.</param>
    /// <returns>How many were new.</returns>
    public int Take(TimelineEntries batch)
    {
        using var transaction = _connection.BeginTransaction();
        var fresh = 0;
        foreach (var life in batch.Entries.GroupBy(entry => (entry.Node, entry.BootId)))
        {
            var id = LifeOf(life.Key.Node, life.Key.BootId);
            fresh += life.Sum(entry => Insert(id, entry));
            var through = batch.After.FirstOrDefault(mark => mark.Node == life.Key.Node && mark.BootId == life.Key.BootId)?.Through ?? ulong.MaxValue;
            _connection.Execute(
                "UPDATE lives SET latest = max(latest, $latest), through = CASE WHEN through >= $after THEN max(through, $last) ELSE through END WHERE id = $id",
                ("$latest", life.Max(entry => entry.Stamp.Microseconds)),
                ("$after", (long)Math.Min(through, long.MaxValue)),
                ("$last", (long)life.Max(entry => entry.Number)),
                ("$id", id));
        }

        transaction.Commit();
        return fresh;
    }

    /// <summary>How much of each life is or was here, the latest lives first.</summary>
    public Items<TimelineMark> Marks(int most = MostLives) => [.. _connection.Rows(
        "SELECT node, boot, through FROM lives ORDER BY latest DESC, node, boot LIMIT $most",
        row => new TimelineMark(row.GetString(0), ReadBoot(row, 1), (ulong)row.GetInt64(2)),
        ("$most", most))];

    /// <summary>Entries of one life after a number, in order.</summary>
    public List<TimelineEntry> After(TimelineMark mark, int most) => _connection.Rows(
        $"{EntrySelect.Columns} WHERE node = $node AND boot = $boot AND number > $after ORDER BY number LIMIT $most",
        EntrySelect.Read,
        ("$node", mark.Node),
        ("$boot", mark.BootId.ToByteArray(bigEndian: true)),
        ("$after", (long)mark.Through),
        ("$most", most));

    /// <summary>One page of what somebody wants to see.</summary>
    public TimelinePage Find(TimelineQuery query)
    {
        var (text, values) = EntrySelect.For(query);
        var entries = _connection.Rows(text, EntrySelect.Read, [.. values]);
        var limit = EntrySelect.LimitOf(query);
        return entries.Count <= limit
            ? new([.. entries], null)
            : new([.. entries.Take(limit)], TimelineCursor.Behind(entries[limit - 1]));
    }

    /// <summary>What came after a place in the order of arrival, oldest first, of what somebody wants to see.</summary>
    /// <param name="query">Order and pages of it do not matter.</param>
    /// <param name="after">The place.</param>
    /// <returns>The entries, and through which place that is all.</returns>
    public (List<TimelineArrival> Arrivals, long Through) Arrived(TimelineQuery query, long after)
    {
        var (text, values) = EntrySelect.Arrived(query, after);
        var arrivals = _connection.Rows(text, row => new TimelineArrival(row.GetInt64(EntrySelect.ArrivalColumn), EntrySelect.Read(row)), [.. values]);
        return (arrivals, arrivals.Count < EntrySelect.LimitOf(query) ? _arrivals.Latest : arrivals[^1].Place);
    }

    /// <summary>Whether a life in the batch is not complete here up to the batch's last entry of it.</summary>
    public bool Lacks(TimelineEntries batch) => batch.Entries
        .GroupBy(entry => (entry.Node, entry.BootId))
        .Any(life => _connection.Number(
            "SELECT coalesce(max(through), 0) FROM lives WHERE node = $node AND boot = $boot",
            ("$node", life.Key.Node),
            ("$boot", life.Key.BootId.ToByteArray(bigEndian: true))) < (long)life.Max(entry => entry.Number));

    /// <summary>The last entry of the life that a node had before this one; null when that one said that it stopped, or is not known.</summary>
    public TimelineEntry? LastOfUnfinishedLife(string node, Guid boot) => _connection
        .Rows(
            $"""
            {EntrySelect.Columns} WHERE life = (SELECT id FROM lives WHERE node = $node AND boot <> $boot ORDER BY latest DESC LIMIT 1)
              AND NOT EXISTS (SELECT 1 FROM entries AS stop WHERE stop.life = entries.life AND stop.kind = $kind AND stop.text LIKE $stopped)
              ORDER BY number DESC LIMIT 1
            """,
            EntrySelect.Read,
            ("$node", node),
            ("$boot", boot.ToByteArray(bigEndian: true)),
            ("$kind", TimelineKind.Life.Word()),
            ("$stopped", TimelineFact.Stopped.Word + "%"))
        .FirstOrDefault();

    /// <summary>Forgets the oldest entries, and lives of which nothing is left and many later ones are known.</summary>
    /// <param name="olderThan">All before this are forgotten,</param>
    /// <param name="butAtMost">so many of them at most.</param>
    public int Forget(DateTimeOffset olderThan, long butAtMost)
    {
        using var transaction = _connection.BeginTransaction();
        var gone = _connection.Execute(
            "DELETE FROM entries WHERE arrival IN (SELECT arrival FROM entries WHERE micros < $micros ORDER BY micros, counter LIMIT $most)",
            ("$micros", EntrySelect.Microseconds(olderThan)),
            ("$most", butAtMost));
        _connection.Execute(
            "DELETE FROM lives WHERE id NOT IN (SELECT id FROM lives ORDER BY latest DESC LIMIT $most) AND NOT EXISTS (SELECT 1 FROM entries WHERE life = lives.id)",
            ("$most", MostLives));
        transaction.Commit();
        _connection.Execute("PRAGMA incremental_vacuum(64)");
        return gone;
    }

    /// <summary>How many entries there are.</summary>
    public long Count() => _connection.Number("SELECT count(*) FROM entries");

    public void Dispose() => _connection.Dispose();

    /// <summary>What SQLite puts beside the file gets the rights of the file.</summary>
    private static void MakeFile(string path)
    {
        if (!File.Exists(path))
        {
            File.Open(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead,
            }).Dispose();
        }
    }

    private static TimelineDatabase Open(string source, ArrivalCounter? arrivals)
    {
        // No pool: a closed connection has let go of its file. Hardly any waiting either: whoever holds the lock holds it for good. Zero would be for ever.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            connection.Open();
            return new(connection, arrivals ?? new ArrivalCounter());
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static Guid ReadBoot(SqliteDataReader row, int column) => new(row.GetFieldValue<byte[]>(column), bigEndian: true);

    private void Prepare()
    {
        _connection.Execute("PRAGMA synchronous = FULL; PRAGMA cache_size = -512; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF");
        var version = _connection.Number("PRAGMA user_version");
        if (version == 0)
        {
            using var transaction = _connection.BeginTransaction();
            _connection.Execute(Schema);
            transaction.Commit();
        }
        else if (version != SchemaVersion)
        {
            throw new SqliteException(string.Create(CultureInfo.InvariantCulture, $"its schema is {version}; this version knows {SchemaVersion}"), SQLitePCL.raw.SQLITE_NOTADB);
        }

        _arrivals.Raise(_connection.Number("SELECT coalesce(max(arrival), 0) FROM entries"));
    }

    private long LifeOf(string node, Guid boot)
    {
        var key = boot.ToByteArray(bigEndian: true);
        _connection.Execute("INSERT OR IGNORE INTO lives (node, boot, through, latest) VALUES ($node, $boot, 0, 0)", ("$node", node), ("$boot", key));
        return _connection.Number("SELECT id FROM lives WHERE node = $node AND boot = $boot", ("$node", node), ("$boot", key));
    }

    private int Insert(long life, TimelineEntry entry) => _connection.Execute(
        "INSERT OR IGNORE INTO entries VALUES ($micros, $counter, $life, $number, $kind, $router, $text, $arrival)",
        ("$micros", entry.Stamp.Microseconds),
        ("$counter", (long)entry.Stamp.Counter),
        ("$life", life),
        ("$number", (long)entry.Number),
        ("$kind", entry.Kind),
        ("$router", entry.Router is { } router ? router.ToString() : DBNull.Value),
        ("$text", entry.Text),
        ("$arrival", _arrivals.Next()));
}
