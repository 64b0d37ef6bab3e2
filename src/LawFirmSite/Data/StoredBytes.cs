using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Data;

/// <summary>
/// The bytes of one stored file, read a stretch at a time: a range of a large PDF costs that range, and a slow reader keeps
/// neither the file in memory nor a transaction open. Stored bytes never change, so stretches always fit together.
/// </summary>
public sealed class StoredBytes(SiteDb db, StoredIn place, int id, long length) : Stream
{
    public const int Stretch = 512 * 1024;

    private byte[] _read = [];
    private long _readFrom;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;
    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= length || buffer.Length == 0) return 0;
        if (Position < _readFrom || Position >= _readFrom + _read.Length)
        {
            _read = await db.ReadBytesAsync(place, id, Position, (int)Math.Min(Stretch, length - Position), cancellationToken);
            _readFrom = Position;
            if (_read.Length == 0) throw new EndOfStreamException("A stored file is shorter than it was said to be.");
        }
        var at = (int)(Position - _readFrom);
        var count = Math.Min(buffer.Length, _read.Length - at);
        _read.AsMemory(at, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        SeekOrigin.End => length + offset,
    };

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Stored bytes are read asynchronously.");

    public override void Flush() { }
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Where stored bytes are: the file itself, or a smaller width of a picture.</summary>
public enum StoredIn
{
    MediaFiles,
    PictureSizes,
}
